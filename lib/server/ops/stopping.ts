import { processWide } from "../process-wide";
import { log } from "./log";

const state = () => processWide("stopping", () => ({ stopping: false, waiting: [] as (() => void)[] }));

/** Next closes its server on the same signals and lets what runs finish; new work is refused from here on. */
export function noticeStopping(): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => {
      state().stopping = true;
      log().info({ signal }, "Stopping: what is under way is finished, nothing new is taken.");
      for (const work of state().waiting) work();
    });
}

/** Whether this process was told to end. */
export const isStopping = (): boolean => state().stopping;

/** Does this once the process is told to end. */
export function whenStopping(work: () => void): void {
  state().waiting.push(work);
}
