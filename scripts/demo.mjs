import { spawn, spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { demoFolder } from "./demo-folder.mjs";

/**
 * `npm run dev` and `npm run demo`: the app against its embedded simulator of Kredibel. Setting the variable here and
 * not in the scripts keeps them the same on every system.
 */
const require = createRequire(import.meta.url);
const next = require.resolve("next/dist/bin/next");
// As `next start` does; the demo's server runs in a folder of its own, where there is no such file.
require("@next/env").loadEnvConfig(process.cwd(), process.argv[2] === "dev");
const env = { ...process.env, KREDIBEL_SIMULATOR: "1", DATA_DIR: resolve(process.env.DATA_DIR || ".data") };
if (env.BRAND_LOGO) env.BRAND_LOGO = resolve(env.BRAND_LOGO);
const port = process.env.PORT ?? "3000";
const url = `http://localhost:${port}`;

if (process.argv[2] === "dev") {
  const access = { login: makeLogin(), call: makeCall() };
  serve([next, "dev", "-p", port]);
  await answering();
  tell(access);
} else {
  run([next, "build"], { ...env, BUILD_STANDALONE: "1" });
  const folder = demoFolder(env.DATA_DIR, port);
  rmSync(folder, { recursive: true, force: true });
  run(["deploy/lay-out.mjs", folder], env);
  const access = { login: makeLogin(), call: makeCall() };
  serve([join(folder, "server.js")], { NODE_ENV: "production", HOSTNAME: "0.0.0.0", PORT: port });
  await answering();
  tell(access);
}

function tell({ login, call }) {
  process.stdout.write(
    `\nOpen ${url} in a browser on this computer. Kredibel is simulated: nothing leaves it.\n` +
      "The banner on each page lists the ten NIKs that bring about each answer. Stop with Ctrl+C.\n" +
      `Staff of a branch sign in at ${url}/id/branch\n${login}\n` +
      `Your systems make a session for one person so (docs/integration.md); its url opens in a browser:\n${call}\n\n`,
  );
}

/** Somebody to sign in as at a branch: with a new password each time, so that none stays around that everybody knows. */
function makeLogin() {
  const [role, branch] = ["supervisor", "Demo"];
  const added = staff("add", "Demo Branch", "--branch", branch, "--role", role, "--username", "demo");
  return saidBy(added.status === 0 ? added : staff("password", "demo"));
}

function staff(...args) {
  return runScript("lib/staff/cli.ts", ...args);
}

function makeCall() {
  return saidBy(runScript("scripts/demo-call.ts", url));
}

function saidBy({ status, stdout, stderr }) {
  return (status === 0 ? stdout : stderr).trim();
}

function runScript(...command) {
  const tsx = require.resolve("tsx/cli");
  return spawnSync(process.execPath, [tsx, ...command], { encoding: "utf8", env });
}

function run(command, env) {
  const { status } = spawnSync(process.execPath, command, { stdio: "inherit", env });
  if (status !== 0) process.exit(status ?? 1);
}

function serve(command, settings = {}) {
  const server = spawn(process.execPath, command, { stdio: "inherit", env: { ...env, ...settings } });
  server.on("exit", (code) => process.exit(code ?? 1));
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
}

async function answering() {
  while (
    !(await fetch(url).then(
      () => true,
      () => false,
    ))
  )
    await new Promise((resolve) => setTimeout(resolve, 250));
}
