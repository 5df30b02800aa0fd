import type { AttemptStatus } from "@/lib/onboarding/attempt-status";

/** Milliseconds between two questions: most answers come within the first ten seconds or so. */
const pauseMs = (asked: number) => (asked < 10 ? 1_000 : 2_500);

/** So many times the server must answer that it knows no such attempt before that is believed. */
export const unseenTimes = 3;

/**
 * Asks the server again and again for an attempt's status; `null` where it could not be asked.
 * @param attemptId read anew each time: the attempt to wait for may turn out to be another
 */
export async function* followAttempt(
  attemptId: () => string,
  signal?: AbortSignal,
): AsyncGenerator<AttemptStatus | null> {
  for (let asked = 0; !signal?.aborted; asked++) {
    await pause(pauseMs(asked), signal);
    if (!signal?.aborted) yield await askStatus(attemptId(), signal);
  }
}

/** A captive portal answers too, without any of them. */
const stages: readonly unknown[] = [
  "none",
  "received",
  "checking",
  "ended",
] satisfies AttemptStatus["stage"][];

/** The status of an attempt of this browser; `null` where the server could not be asked. */
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
