import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "../support/fixtures";
import { freePort, launch, type Server } from "../support/server/launch";
import { ownApp } from "../support/server/own-app";
import { someForm } from "../support/server/submissions";
import { Visitor } from "../support/server/visitor";

/** The samples of `deploy/`, with other names and ports, in front of the image. */
test.describe.configure({ mode: "default", timeout: 90_000 });

type Places = { folder: string; app: number; port: number };

const deploy = join(import.meta.dirname, "../../deploy");

const proxies = {
  nginx: { version: "-v", check: ["-t"], files: nginxFiles, run: ["-g", "daemon off;"], scheme: "https" },
  caddy: { version: "version", check: ["validate"], files: caddyFiles, run: ["run"], scheme: "http" },
} as const;
type Name = keyof typeof proxies;

const own = ownApp({ TRUSTED_PROXY_HOPS: "1" });
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "proxies-"));
  // The certificate is made here, and signed by nobody.
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
});
test.afterAll(async () => {
  delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  rmSync(folder, { recursive: true, force: true });
});

for (const name of Object.keys(proxies) as Name[]) {
  test(`proxy ${name}: page and submission pass; forged host, 8.4 MB and references do not`, async () => {
    const missing = spawnSync(name, [proxies[name].version]).error !== undefined;
    test.skip(missing, `${name} is not installed: deploy/'s sample for it did not run`);
    const proxy = await start(name);
    try {
      const visitor = new Visitor(proxy.url);
      const page = await fetch(`${proxy.url}/id?ref=order-77`);
      expect(page.status).toBe(200);
      expect(page.headers.get("content-security-policy")).toContain("default-src");
      await visitor.start();
      expect((await visitor.submit(someForm())).outcome).toMatchObject({ kind: "verified" });
      const forged = { origin: "https://evil.example", "x-forwarded-host": "evil.example" };
      expect((await visitor.submit(someForm(), forged)).status).toBe(403);
      expect((await visitor.sendBody(Buffer.alloc(8_400_000))).status).toBe(413);
      expect((await fetch(`${proxy.url}/api/health/ready`)).status).toBe(404);
      expect(own.simulator.calls()).toHaveLength(1);
    } finally {
      await proxy.stop();
    }
    expect(proxy.log()).toContain("/apply");
    expect(proxy.log()).not.toContain("order-77");
    expect(proxy.log()).not.toContain("127.0.0.1");
  });
}

async function start(name: Name): Promise<Server & { log: () => string }> {
  const places = {
    folder: join(folder, name),
    app: Number(new URL(own.server.url).port),
    port: await freePort(),
  };
  mkdirSync(places.folder);
  const { check, files, run, scheme } = proxies[name];
  const { args, env, log } = files(places);
  execFileSync(name, [...check, ...args], { env: { ...process.env, ...env }, stdio: "pipe" });
  const url = `${scheme}://localhost:${places.port}`;
  const server = await launch({ url, ready: "/id", command: name, args: [...run, ...args], env });
  return { ...server, log: () => (log ? readFileSync(log, "utf8") : server.output()) };
}

function nginxFiles({ folder, app, port }: Places) {
  const [certificate, key] = [join(folder, "fullchain.pem"), join(folder, "privkey.pem")];
  const subject = ["-subj", "/CN=localhost", "-days", "1"];
  const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate];
  execFileSync("openssl", [...request, ...subject], { stdio: "pipe" });
  const changes: [string, string][] = [
    ["/etc/ssl/onboarding/", `${folder}/`],
    ["/var/log/nginx/", `${folder}/`],
    ["server 127.0.0.1:3000;", `server 127.0.0.1:${app};`],
    ["listen 443 ", `listen 127.0.0.1:${port} `],
    ["listen 80;", `listen unix:${join(folder, "http.sock")};`],
    ["onboarding.example.com", "localhost"],
  ];
  let site = readFileSync(join(deploy, "nginx.conf"), "utf8");
  for (const [from, to] of changes) {
    expect(site).toContain(from);
    site = site.replaceAll(from, to);
  }
  writeFileSync(join(folder, "onboarding.conf"), site);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  const paths = temporary.map((name) => `${name}_temp_path ${join(folder, name)};`).join("\n");
  const http = `http {\n${paths}\ninclude ${join(folder, "onboarding.conf")};\n}\n`;
  writeFileSync(join(folder, "main.conf"), `pid ${join(folder, "pid")};\nevents {}\n${http}`);
  const args = ["-p", folder, "-c", join(folder, "main.conf"), "-e", join(folder, "start.log")];
  return { args, env: {}, log: join(folder, "onboarding.log") };
}

function caddyFiles({ folder, app, port }: Places) {
  const args = ["--config", join(deploy, "Caddyfile"), "--adapter", "caddyfile"];
  const env = {
    ...{ HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    ...{ SITE_ADDRESS: `http://localhost:${port}`, APP_HOST: "127.0.0.1", APP_PORT: String(app) },
  };
  return { args, env, log: null };
}
