import pino from "pino";
import { scrub } from "./scrub";

/**
 * The fields a log line may carry. Anything else is dropped and counted in `dropped`: personal data that is not listed
 * cannot leak by being handed over. Durations in milliseconds.
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
] as const;

const allowed = new Set<string>(logFields);
const errorFields = ["type", "message", "stack", "code"];

/**
 * Makes a logger of JSON lines, one an event.
 * @param write takes each finished line, line feed included
 */
export function createLog(write: (line: string) => void, level = "info"): pino.Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  };
  return pino(options, { write: (line: string) => write(cleanLine(line)) });
}

/** With a closed output each line is an error that Next reports in a line of its own, which fails in turn, for ever. */
export function ignoreClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

/** The last stage: whatever pino made of fields, bindings and errors passes here, and nothing comes after. */
function cleanLine(line: string): string {
  const entries = Object.entries<unknown>(JSON.parse(line));
  const kept = entries.filter(([name]) => allowed.has(name));
  const dropped = entries.length - kept.length;
  const fields = kept.map(([name, value]) => [name, name === "time" ? value : scrub(errorOnly(name, value))]);
  return `${JSON.stringify({ ...Object.fromEntries(fields), ...(dropped > 0 && { dropped }) })}\n`;
}

/** Libraries hang queries, parameters and requests onto their errors. */
function errorOnly(name: string, value: unknown): unknown {
  if (name !== "err" || typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => errorFields.includes(key)));
}
