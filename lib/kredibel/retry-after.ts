/** What HTTP says of when to come back; `date` is when the answer was made, by the clock that also made an HTTP date. */
export type RetryHeaders = { "retry-after"?: string | undefined; date?: string | undefined };

/** Milliseconds where the answer does not say. */
const unsaid = 60_000;
/** Milliseconds: shorter is no pause, and a day's pause may be a gateway's mistake. */
const [shortest, longest] = [1_000, 3_600_000];

/** How long a 429 asks to wait, in milliseconds: `Retry-After` as seconds or as an HTTP date, within bounds. */
export function retryAfterMs({ "retry-after": given = "", date = "" }: RetryHeaders): number {
  const ms = /^\d+$/.test(given) ? Number(given) * 1_000 : httpDate(given) - (httpDate(date) || Date.now());
  return Number.isNaN(ms) ? unsaid : Math.min(Math.max(ms, shortest), longest);
}

/** `Date.parse` alone reads a date into almost anything. */
const httpDate = (text: string) => (text.endsWith(" GMT") ? Date.parse(text) : Number.NaN);
