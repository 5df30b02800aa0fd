import type { Logger } from "pino";

export type Stopping = {
  begun: () => boolean;
  onBegin: (work: () => void) => void;
  begin: (signal: NodeJS.Signals) => void;
};

export function createStopping(log: Logger): Stopping {
  const waiting: (() => void)[] = [];
  let begun = false;
  return {
    begun: () => begun,
    onBegin: (work) => waiting.push(work),
    begin: (signal) => {
      begun = true;
      log.info({ signal }, "Stopping: what is under way is finished, nothing new is taken.");
      for (const work of waiting) work();
    },
  };
}

/** Next drains its server on the same signals. */
export function stopOnSignals({ begin }: Stopping): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, begin);
}
