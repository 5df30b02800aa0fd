import type { KredibelAnswer } from "./answer";

export function createRateLimit() {
  let until = 0;
  let alerted = false;
  return {
    holds: () => Date.now() < until,
    /** Puts an alert on the first 429 of a row. */
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
