import { setTimeout as wait } from "node:timers/promises";
import { cpuMs, forgetPeak, peakBytes } from "../support/process-usage";
import { closeConnections, type Submission, send } from "./submission";

export type Load = {
  /** Milliseconds of each, in no order. */
  took: number[];
  /** Milliseconds of the server's CPU for one. */
  cpuEach: number;
  /** The most memory that it held meanwhile, in bytes. */
  peak: number;
  /** Submissions a second. */
  rate: number;
};

/** Spread over one `turn` of milliseconds, as people come: all at once would be measured as their queue. */
export async function load(
  pids: readonly number[],
  submissions: readonly Submission[],
  atOnce: number,
  turn: number,
): Promise<Load> {
  closeConnections();
  const cpuBefore = sum(pids.map(cpuMs));
  for (const pid of pids) forgetPeak(pid);
  const began = performance.now();
  const queue = submissions.values();
  const took: number[] = [];
  const lane = async (_: unknown, index: number) => {
    await wait((turn * index) / atOnce);
    for (const submission of queue) took.push(await send(submission));
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const seconds = (performance.now() - began) / 1000;
  return {
    took,
    cpuEach: (sum(pids.map(cpuMs)) - cpuBefore) / submissions.length,
    peak: sum(pids.map(peakBytes)),
    rate: submissions.length / seconds,
  };
}

const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0);
