import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

/** Two processes would lose rows. */
export class AlreadyOpen extends Error {}

/**
 * Writing before looking lets one of two always see the other.
 * @throws AlreadyOpen
 */
export function lockForProcess(directory: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const mine = join(directory, nameOf(process.pid));
  try {
    writeFileSync(mine, "", { flag: "wx" });
  } catch {
    throw new AlreadyOpen(`The embedded database is already open in this process (${mine}).`);
  }
  const release = () => rmSync(mine, { force: true });
  for (const name of readdirSync(directory)) {
    const file = join(directory, name);
    if (file === mine) continue;
    const [pid, , host] = name.split("@");
    if (host === hostname() && nameOf(Number(pid)) !== name) {
      rmSync(file, { force: true });
      continue;
    }
    release();
    throw new AlreadyOpen(
      `The embedded database is in use by process ${pid} on ${host}. Stop it, or set DATABASE_URL to share a PostgreSQL. ` +
        `(If that machine or container is gone, delete ${file}.)`,
    );
  }
  return release;
}

function nameOf(pid: number): string {
  return `${pid}@${encodeURIComponent(startOf(pid))}@${hostname()}`;
}

/** Distinguishes reused pids; empty: none. */
function startOf(pid: number): string {
  try {
    if (process.platform === "linux") {
      // Field 22; field 2 may contain parentheses.
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
      return `${ticks}-${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").slice(0, 8)}`;
    }
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}
