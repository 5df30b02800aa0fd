import type { AttemptStatus } from "@/lib/onboarding/attempt/attempt-status";

/** Most answers come within ten seconds. */
const pauseMs = (asked: number) => (asked < 10 ? 1_000 : 2_500);

/** `none` is believed after so many. */
export const unseenTimes = 3;

/** @param attemptId read anew each time: another attempt may be in flight */
export async function* followAttempt(
  attemptId: () => string,
  signal?: AbortSignal,
): AsyncGenerator<AttemptStatus | null> {
  for (let asked = 0; !signal?.aborted; asked++) {
    await pause(pauseMs(asked), signal);
    if (!signal?.aborted) yield await askStatus(attemptId(), signal);
  }
}

/** A captive portal answers without one. */
const stages: readonly unknown[] = [
  "none",
  "received",
  "checking",
  "ended",
] satisfies AttemptStatus["stage"][];

/** `null`: the server could not be asked. */
export async function askStatus(attemptId: string, signal?: AbortSignal): Promise<AttemptStatus | null> {
  try {
    const answer = await fetch(`/api/attempts/${attemptId}`, { signal, cache: "no-store" });
    const status = answer.ok ? await answer.json() : null;
    return stages.includes(status?.stage) ? status : null;
  } catch {
    return null;
  }
}

export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    signal?.addEventListener("abort", over);
  });
}
