import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

/** Linux only. */

const ticksPerSecond = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

/** On all cores, the kernel's included. */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name in brackets may hold anything.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}

export const residentBytes = (pid: number): number => statusBytes(pid, "VmRSS");

export const peakBytes = (pid: number): number => statusBytes(pid, "VmHWM");

/** proc(5): 5 sets the peak back to what is held now. */
export const forgetPeak = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, "5");

function statusBytes(pid: number, name: string): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const [, kilobytes] = new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status) ?? [];
  return Number(kilobytes) * 1024;
}
