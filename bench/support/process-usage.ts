import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

/** What the kernel knows of another process. Linux only: nothing else tells it without a tool of its own. */

const ticksPerSecond = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

/** Milliseconds of CPU that it has used so far, on all cores, its own and the kernel's for it. */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name stands in brackets and may hold anything; what is counted comes after it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}

/** Bytes that it holds in memory now. */
export const residentBytes = (pid: number): number => statusBytes(pid, "VmRSS");

/** The most that it held since `forgetPeak`. */
export const peakBytes = (pid: number): number => statusBytes(pid, "VmHWM");

/** proc(5): 5 sets the peak back to what is held now. */
export const forgetPeak = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, "5");

function statusBytes(pid: number, name: string): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const [, kilobytes] = new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status) ?? [];
  return Number(kilobytes) * 1024;
}
