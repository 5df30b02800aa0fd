export type RetryHeaders = { "retry-after"?: string | undefined; date?: string | undefined };

const defaultMs = 60_000;
const [minMs, maxMs] = [1_000, 3_600_000];

export function retryAfterMs({ "retry-after": given = "", date = "" }: RetryHeaders): number {
  const ms = /^\d+$/.test(given) ? Number(given) * 1_000 : httpDate(given) - (httpDate(date) || Date.now());
  return Number.isNaN(ms) ? defaultMs : Math.min(Math.max(ms, minMs), maxMs);
}

const httpDate = (text: string) => (text.endsWith(" GMT") ? Date.parse(text) : Number.NaN);
