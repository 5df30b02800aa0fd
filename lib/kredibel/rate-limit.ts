import type { KredibelAnswer } from "./answer";

/** Holds calls back for as long as a 429 asked. */
export function createRateLimit() {
  let until = 0;
  let alerted = false;
  return {
    holds: () => Date.now() < until,
    /**
     * Notes how a call ended that began at this time.
     * @returns the answer, with an alert on the first 429 since a later call was answered otherwise
     */
    note: (answer: KredibelAnswer, began: number): KredibelAnswer => {
      if (answer.kind !== "unavailable" || answer.retryAfterMs === undefined) {
        if (began >= until) alerted = false;
        return answer;
      }
      const alert = !alerted;
      alerted = true;
      until = Math.max(until, Date.now() + answer.retryAfterMs);
      return { ...answer, alert };
    },
  };
}
