import pino from "pino";
import { scrub } from "./scrub";

/**
 * Allowlist: other fields are dropped and counted in `dropped`, so that personal data cannot leak. Durations in
 * milliseconds.
 */
const logFields = [
  "level",
  "time",
  "msg",
  "err",
  "requestId",
  "applicationId",
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
  "expected",
  "seen",
] as const;

const allowed = new Set<string>(logFields);
const errorFields = ["type", "message", "stack", "code"];

/** @param write takes one JSON line, line feed included */
export function createLog(write: (line: string) => void, level = "info"): pino.Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  };
  return pino(options, { write: (line: string) => write(cleanLine(line)) });
}

/** On a closed output each error is reported by another failing line, endlessly. */
export function ignoreClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

/** Runs last, on everything pino has serialised. */
function cleanLine(line: string): string {
  const entries = Object.entries<unknown>(JSON.parse(line));
  const kept = entries.filter(([name]) => allowed.has(name));
  const dropped = entries.length - kept.length;
  const fields = kept.map(([name, value]) => [name, name === "time" ? value : scrub(errorOnly(name, value))]);
  return `${JSON.stringify({ ...Object.fromEntries(fields), ...(dropped > 0 && { dropped }) })}\n`;
}

/** Libraries attach queries, parameters and requests to errors. */
function errorOnly(name: string, value: unknown): unknown {
  if (name !== "err" || typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => errorFields.includes(key)));
}
