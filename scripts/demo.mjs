import { spawn, spawnSync } from "node:child_process";
import { createRequire } from "node:module";

/**
 * `npm run dev` and `npm run demo`: the app against its embedded simulator of Kredibel. Setting the variable here and
 * not in the scripts keeps them the same on every system.
 */
const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const env = { ...process.env, KREDIBEL_SIMULATOR: "1" };
const port = process.env.PORT ?? "3000";
const url = `http://localhost:${port}`;

if (process.argv[2] === "dev") {
  const login = makeLogin();
  serve("dev");
  await answering();
  tell(login);
} else {
  const { status } = spawnSync(process.execPath, [next, "build"], { stdio: "inherit", env });
  if (status !== 0) process.exit(status ?? 1);
  const login = makeLogin();
  serve("start");
  await answering();
  tell(login);
}

function tell(login) {
  process.stdout.write(
    `\nOpen ${url} in a browser on this computer. Kredibel is simulated: nothing leaves it.\n` +
      "The banner on each page lists the ten NIKs that bring about each answer. Stop with Ctrl+C.\n" +
      `Staff of a branch sign in at ${url}/id/branch\n${login}\n\n`,
  );
}

/** Somebody to sign in as at a branch: with a new password each time, so that none stays around that everybody knows. */
function makeLogin() {
  const [role, branch] = ["supervisor", "Demo"];
  const added = staff("add", "Demo Branch", "--branch", branch, "--role", role, "--username", "demo");
  const said = added.status === 0 ? added : staff("password", "demo");
  return (said.status === 0 ? said.stdout : said.stderr).trim();
}

function staff(...args) {
  const tsx = createRequire(import.meta.url).resolve("tsx/cli");
  return spawnSync(process.execPath, [tsx, "lib/staff/cli.ts", ...args], { encoding: "utf8", env });
}

function serve(command) {
  const server = spawn(process.execPath, [next, command, "-p", port], { stdio: "inherit", env });
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
