import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { describe, expect, test } from "vitest";
import { settingNames } from "./env";

const fromRoot = (path: string) => new URL(`../../../${path}`, import.meta.url);
const read = (path: string) => readFileSync(fromRoot(path), "utf8");
const { dependencies, devDependencies } = JSON.parse(read("package.json"));
const used: Record<string, string> = { ...dependencies, ...devDependencies };

/** Older ones have known holes: next and react's server components, sharp's libvips. */
const safeFrom = { next: "16.4.5", react: "19.3.1", "react-dom": "19.3.1", sharp: "0.35.5" };

describe("dependencies", () => {
  test.each(Object.entries(used))("%s %s is exact", (_, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  });

  test.each(Object.keys(used))("%s has its line in docs/dependencies.md", (name) => {
    expect(read("docs/dependencies.md")).toContain(`\`${name}\``);
  });

  test.each(Object.entries(safeFrom))("%s is %s or newer, in the lock file too", (name, least) => {
    const locked = JSON.parse(read("package-lock.json")).packages[`node_modules/${name}`].version;
    expect(locked).toBe(used[name]);
    expect(locked.localeCompare(least, "en", { numeric: true })).toBeGreaterThanOrEqual(0);
  });

  test("no install script runs", () => {
    expect(read(".npmrc")).toMatch(/^ignore-scripts=true$/m);
  });
});

test("every setting is explained to operators", () => {
  const page = read("docs/operations.md");
  for (const name of settingNames) expect(page).toContain(`\`${name}\``);
});

test.each(["HOSTNAME=", "sslmode=verify-full", "NODE_EXTRA_CA_CERTS=", "HTTPS_PROXY"])(
  "operations: what is no setting of ours has its line: %s",
  (name) => {
    expect(read("docs/operations.md")).toMatch(new RegExp(`^\\| .+ \\| .*${name}.*\\|$`, "m"));
  },
);

test.each(["KTP", "NIK", "Kirim"])("README: %s is explained where it first stands", (word) => {
  const readme = read("README.md");
  expect(readme.slice(readme.indexOf(word) + word.length)).toMatch(/^\** \(/);
});

describe("the papers", () => {
  const files = filesUnder("");
  const papers = files.filter((path) => /^(README|CHANGELOG|CONTRIBUTING|docs\/.*)\.md$/.test(path));

  test("are the README, its neighbours and every page in docs", () => {
    const some = ["CHANGELOG.md", "CONTRIBUTING.md", "README.md", "docs/operations.md"];
    expect(papers).toEqual(expect.arrayContaining(some));
    expect(papers.length).toBeGreaterThan(15);
  });

  test.each(papers)("what %s links to is there", (paper) => {
    for (const [, to = ""] of read(paper).matchAll(/\]\(([^)#]+)\)/g))
      if (!/^https?:/.test(to)) expect(existsSync(fromRoot(join(dirname(paper), to))), to).toBe(true);
  });

  test.each(papers)("what %s names as a file or folder of ours is there", (paper) => {
    const code = read(paper).match(/```[^`]*```|`[^`\n]+`/g) ?? [];
    const words = code.flatMap((text) => text.split(/[\s`"',;]+/));
    const missing = words.filter(isPath).filter((path) => !files.some(namedBy(path)));
    expect(missing).toEqual([]);
  });

  /** What the reader makes, or a run does. */
  const notKept = /^(reports\/|e2e\/journey\/my-flow\.spec\.ts$|error-context\.md$)/;

  function isPath(text: string): boolean {
    const ours = /^(app|bench|components|deploy|docs|e2e|lib|public)\/|\.(css|json|md|mjs|tsx?|ya?ml)$/;
    return /^[\w.*@()[\]/-]+$/.test(text) && ours.test(text) && !notKept.test(text);
  }

  /** Papers leave out what stands before: `nik.ts`, `ui/field.tsx`. A folder is there if something is in it. */
  function namedBy(path: string): (file: string) => boolean {
    const literal = path.replace(/[.()[\]]/g, "\\$&").replaceAll("*", "[^/]*");
    const pattern = new RegExp(`(^|/)${literal.replace(/\/$/, "")}(/|$)`);
    return (file) => pattern.test(file);
  }
});

/** Our own files, but for hidden ones and what tools made. */
function filesUnder(folder: string): string[] {
  const made = [
    "node_modules",
    "backups",
    "brand",
    "coverage",
    "playwright-report",
    "reports",
    "secrets",
    "test-results",
  ];
  const found = readdirSync(fromRoot(folder), { withFileTypes: true });
  return found
    .filter(({ name }) => !name.startsWith(".") && !made.includes(name))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(`${folder}${entry.name}/`) : folder + entry.name));
}

describe("what there is no engine to try out here", () => {
  const dockerfile = read("Dockerfile");
  const compose = read("compose.yaml");
  const service = (name: string) =>
    compose.match(new RegExp(`^  ${name}:\\n((?:    .*\\n|\\n)+)`, "m"))?.[1] ?? "";

  test("the image is Node 24, without rights, and asks after its own health", () => {
    const final = dockerfile.slice(dockerfile.lastIndexOf("FROM "));
    expect(dockerfile.match(/^FROM node:.*/gm)).toEqual(
      Array(2).fill(expect.stringMatching(/^FROM node:24-/)),
    );
    expect(final).toMatch(/^USER node$/m);
    expect(final).toMatch(/^HEALTHCHECK /m);
    expect(final).toContain("/api/health/live");
    expect(final).toMatch(/^CMD \["node", "server.js"\]$/m);
    expect(dockerfile).toContain("npm ci --ignore-scripts");
    expect(read("next.config.mjs")).toContain('process.env.BUILD_STANDALONE === "1" ? "standalone"');
  });

  test("no secret is copied into the image", () => {
    expect(read(".dockerignore").split("\n")).toEqual(
      expect.arrayContaining([".git", ".env*", "secrets", ".data"]),
    );
    expect(dockerfile).not.toMatch(/^(ARG|ENV) .*(KEY|SECRET|PASSWORD)=/m);
  });

  test("two instances, on read-only files, with time to finish", () => {
    const app = service("app");
    expect(app).toMatch(/replicas: 2/);
    expect(app).toMatch(/read_only: true/);
    expect(app).toMatch(/cap_drop:\n +- ALL/);
    expect(app).not.toMatch(/^ {4}ports:/m);
    const graceMs = Number(/stop_grace_period: (\d+)s/.exec(app)?.[1]) * 1_000;
    expect(graceMs).toBeGreaterThan(Number(/KREDIBEL_TIMEOUT_MS: "(\d+)"/.exec(compose)?.[1]));
  });

  test("compose: the operator's tools have the app's time-out", () => {
    expect(compose.match(/^ +KREDIBEL_TIMEOUT_MS:/gm)).toHaveLength(1);
    expect(compose).toMatch(/^x-ledger: &ledger\n(?: {2}.*\n)* {2}KREDIBEL_TIMEOUT_MS: /m);
    for (const name of ["app", "tools"])
      expect(service(name)).toMatch(/^ {4}environment:\n {6}<<: \*ledger$/m);
  });

  test("compose names settings and secrets that exist, and publishes Caddy alone", () => {
    for (const [, name = ""] of service("app").matchAll(/^ {6}([A-Z_]+): /gm))
      expect(settingNames).toContain(name.replace(/_FILE$/, ""));
    const defined = [...compose.slice(compose.indexOf("\nsecrets:")).matchAll(/^ {2}(\w+):$/gm)].map(
      ([, name]) => name,
    );
    for (const [, name = ""] of compose.matchAll(/\/run\/secrets\/(\w+)/g)) expect(defined).toContain(name);
    expect(compose.match(/^ {4}ports:/gm)).toHaveLength(1);
    expect(service("caddy")).toMatch(/^ {4}ports:/m);
    expect(compose).not.toContain("\t");
  });

  test("compose hands settings on, rotates every log, mounts the logo, backs up and restores", () => {
    const services = [...compose.matchAll(/^ {2}(\w+):\n(?=(?: {4}.*\n)* {4}(image|build):)/gm)];
    const lasting = services.map(([, name = ""]) => service(name)).filter((text) => !/profiles:/.test(text));
    expect(lasting).toHaveLength(3);
    for (const text of lasting) expect(text).toMatch(/^ {4}logging: \*logging$/m);
    expect(compose).toMatch(/max-size: \d+m\n {4}max-file: "\d"/);
    expect(service("app")).toMatch(/^ {4}env_file:\n {6}- \.env$/m);
    expect(service("app")).toContain("- ./brand:/brand:ro");
    for (const name of ["backup", "restore"]) {
      expect(service(name)).toContain(`entrypoint: ["/deploy/${name}"`);
      expect(statSync(fromRoot(`deploy/${name}`)).mode & 0o111).not.toBe(0);
    }
  });

  test("the memory of an instance is bounded by what operators are told", () => {
    for (const name of ["MAX_UPLOADS", "MAX_SUBMISSIONS", "CALLS_AT_ONCE"])
      expect(service("app")).toContain(`      ${name}: "32"\n`);
    expect(read("docs/operations.md")).toContain("32, 32 and 32 of `compose.yaml`");
  });

  test("Caddy tries no submission twice, and keeps health to itself", () => {
    const caddy = read("deploy/Caddyfile");
    expect(caddy).not.toContain("lb_retry_match");
    // Node closes what is idle after 5 s; a POST that meets that is lost.
    expect(Number(/^\t+keepalive (\d+)s$/m.exec(caddy)?.[1])).toBeLessThan(5);
    expect(caddy).toContain("respond /api/health/* 404");
    expect(caddy.match(/\{/g)?.length).toBe(caddy.match(/\}/g)?.length);
  });

  test("Caddy has one log, of what failed too, without references and without whole addresses", () => {
    const caddy = read("deploy/Caddyfile");
    const [, all = ""] = /^\{\n\tadmin off\n\tlog default \{\n([\s\S]*?)^\t\}$/m.exec(caddy) ?? [];
    for (const field of ["request>headers", "resp_headers>Location"])
      expect(all).toMatch(new RegExp(`^\\t+${field} delete$`, "m"));
    expect(all).toMatch(/^\t+request>uri query \{\n\t+delete ref$/m);
    for (const field of ["remote_ip", "client_ip"])
      expect(all).toMatch(new RegExp(`request>${field} ip_mask \\{\\n\\t+ipv4 24\\n\\t+ipv6 48`));
    expect(caddy.match(/^\t*log\b.*$/gm)).toEqual(["\tlog default {", "\tlog"]);
  });
});
