import type { AttemptStatus } from "@/lib/onboarding/attempt-status";
import { pause } from "./pause";

/** Milliseconds between two questions: most answers come within the first ten seconds or so. */
const pauseMs = (asked: number) => (asked < 10 ? 1_000 : 2_500);

/** So often the server must say that it knows no such attempt, before we believe that it never will. */
export const unseenTimes = 3;

/**
 * Asks the server again and again where an attempt stands; `null` where it could not be asked.
 * @param attemptId read anew each time: the one to wait for may turn out to be another
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

/** Where an attempt of this browser stands; `null` where the server could not be asked. */
export async function askStatus(attemptId: string, signal?: AbortSignal): Promise<AttemptStatus | null> {
  try {
    const answer = await fetch(`/api/attempts/${attemptId}`, { signal, cache: "no-store" });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
