import pino from "pino";
import { scrub } from "./scrub";

/**
 * Allowlist: other fields are dropped and counted in `dropped`: personal data cannot leak. Durations in
 * milliseconds.
 */
const logFields = [
  "level",
  "time",
  "msg",
  "err",
  "requestId",
  "applicationId",
  "sessionId",
  "attemptId",
  "referenceId",
  "kredibelId",
  "errorId",
  "outcome",
  "cause",
  "alert",
  "httpStatus",
  "rejectFields",
  "problems",
  "photoSources",
  "reason",
  "state",
  "step",
  "channel",
  "locale",
  "route",
  "count",
  "durationMs",
  "port",
  "simulator",
  "signal",
  "staffId",
  "keyName",
  "expected",
  "seen",
] as const;

const allowed = new Set<string>(logFields);
const errorFields = ["type", "message", "stack", "code"];

/** Within it, an error that was told with an alert is told without. */
const alertEveryMs = 10 * 60_000;

/** @param write takes one JSON line, line feed included */
export function createLog(write: (line: string) => void, level = "info"): pino.Logger {
  const alerted = new Map<string, number>();
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  };
  return pino(options, { write: (line: string) => write(cleanLine(line, alerted)) });
}

/** On a closed output each error is reported by another failing line, endlessly. */
export function ignoreClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

/** Runs last, on everything pino has serialised. */
function cleanLine(line: string, alerted: Map<string, number>): string {
  const said: Record<string, unknown> = JSON.parse(line);
  if (isRepeatedAlert(said, alerted)) delete said.alert;
  const entries = Object.entries(said);
  const kept = entries.filter(([name]) => allowed.has(name));
  const dropped = entries.length - kept.length;
  const fields = kept.map(([name, value]) => [
    name,
    isOurs(name, value) ? value : scrub(errorOnly(name, value)),
  ]);
  return `${JSON.stringify({ ...Object.fromEntries(fields), ...(dropped > 0 && { dropped }) })}\n`;
}

/** An outage fails each request: one alert a cause. */
function isRepeatedAlert({ alert, err }: Record<string, unknown>, alerted: Map<string, number>): boolean {
  if (alert !== true || typeof err !== "object" || err === null || !("message" in err)) return false;
  const kind = String(err.message).split(": ").slice(-2, -1)[0] ?? String(err.message);
  const now = Date.now();
  for (const [told, at] of alerted) if (now - at >= alertEveryMs) alerted.delete(told);
  if (alerted.has(kind)) return true;
  alerted.set(kind, now);
  return false;
}

/** Next's digests, as on the error page. */
const isOurs = (name: string, value: unknown) =>
  name === "time" || (name === "errorId" && /^[1-9]\d{0,9}(@E\d+)?$/.test(String(value)));

/** Libraries attach queries, parameters and requests to errors. */
function errorOnly(name: string, value: unknown): unknown {
  if (name !== "err" || typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => errorFields.includes(key)));
}
