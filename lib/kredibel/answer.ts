import type { Status, WireField } from "./constraints";
import { type RetryHeaders, retryAfterMs } from "./retry-after";
import {
  isWireField,
  parseAnswer,
  supportErrors,
  validationErrors,
  wireAnswer,
  wireError,
  wireTrace,
} from "./wire";

/**
 * How one call to Kredibel ended. Closed: nothing is success by default.
 *
 * - `verified`, `verified_with_reason`, `not_verified`: Kredibel's word. `rejectFields` is an open list of names.
 * - `invalid`: Kredibel's validation refused these fields; nothing was processed.
 * - `unavailable`: not processed, trying again is safe. `alert`: an operator has to act. `retryAfterMs`: no call before.
 * - `unknown`: sent, and no answer that can be understood; it may have been processed and charged.
 *
 * `errorId`, `id` and `referenceId` are Kredibel's, for its support; `httpStatus` is there where one was received.
 */
export type KredibelAnswer =
  | { kind: Status; id: string; referenceId: string; rejectFields: string[] }
  | { kind: "invalid"; fields: WireField[]; errorId?: string }
  | {
      kind: "unavailable";
      cause: UnavailableCause;
      alert: boolean;
      httpStatus?: number;
      errorId?: string;
      retryAfterMs?: number;
    }
  | {
      kind: "unknown";
      cause: UnknownCause;
      httpStatus?: number;
      errorId?: string;
      id?: string;
      referenceId?: string;
    };

/** Why nothing was processed; a label for log and metrics. */
export type UnavailableCause =
  /** Proved not sent. */
  | "held_back"
  | "dns"
  | "refused"
  | "tls"
  | "connect"
  | "connect_timeout"
  | "lost_before_sending"
  /** Kredibel declined. */
  | "unauthorized"
  | "no_credit"
  | "rate_limited"
  | "client_error"
  | "server_error";

/** Why an answer cannot be known; a label for log and metrics. */
export type UnknownCause =
  | "timeout"
  | "reset"
  | "cut"
  | "too_large"
  | "not_understood"
  | "redirect"
  | "http_4xx"
  | "http_5xx";

/** The body of a response: whole, or why it is not. */
export type Body = { text: string } | { fault: "timeout" | "cut" | "too_large" };

/**
 * `notProcessed`: by the status alone, or only where `errors.errorId` shows that Kredibel says so: a gateway answers
 * the same status while the work goes on. `namesFields`: the documented validation error comes with it.
 */
type StatusRule = {
  notProcessed: "always" | "with_error_id";
  cause: UnavailableCause;
  alert: boolean;
  namesFields?: true;
};

/** The statuses that can prove that nothing was processed. Every other one from 300 on is `unknown`. */
const statusRules: { readonly [httpStatus: number]: StatusRule } = {
  400: { notProcessed: "with_error_id", cause: "client_error", alert: true, namesFields: true },
  401: { notProcessed: "always", cause: "unauthorized", alert: true },
  402: { notProcessed: "with_error_id", cause: "no_credit", alert: true },
  403: { notProcessed: "always", cause: "client_error", alert: true },
  404: { notProcessed: "always", cause: "client_error", alert: true },
  405: { notProcessed: "always", cause: "client_error", alert: true },
  413: { notProcessed: "always", cause: "client_error", alert: true },
  415: { notProcessed: "always", cause: "client_error", alert: true },
  422: { notProcessed: "with_error_id", cause: "client_error", alert: true, namesFields: true },
  // The gateway alerts once when it closes, not at each call.
  429: { notProcessed: "always", cause: "rate_limited", alert: false },
  431: { notProcessed: "always", cause: "client_error", alert: true },
  500: { notProcessed: "with_error_id", cause: "server_error", alert: false },
  503: { notProcessed: "with_error_id", cause: "server_error", alert: false },
};

/** How an `unknown` of these hundreds is labelled. */
const unknownCauses: { readonly [hundreds: number]: UnknownCause } = {
  3: "redirect",
  4: "http_4xx",
  5: "http_5xx",
};

/**
 * Reads a response by the documented shapes.
 *
 * A body that contradicts its own status is `unknown`: `verified` with rejected fields (documented as empty),
 * `verified_with_reason` without a reason. `not_verified` without a field stays Kredibel's refusal.
 * @param headers what a 429 says of when to come back
 */
export function readAnswer(httpStatus: number, body: Body, headers: RetryHeaders = {}): KredibelAnswer {
  const json = "text" in body ? parseAnswer(body.text) : undefined;
  return httpStatus >= 200 && httpStatus < 300
    ? readResult(httpStatus, body, json)
    : readError(httpStatus, json, headers);
}

function readResult(httpStatus: number, body: Body, json: unknown): KredibelAnswer {
  if ("fault" in body) return { kind: "unknown", cause: body.fault, httpStatus };
  const answer = wireAnswer.safeParse(json);
  if (!answer.success || contradicts(answer.data.data)) {
    const trace = wireTrace.safeParse(json);
    return { kind: "unknown", cause: "not_understood", httpStatus, ...(trace.success && trace.data.data) };
  }
  const { id, status, rejectFields, referenceId } = answer.data.data;
  return { kind: status, id, referenceId, rejectFields };
}

function contradicts({ status, rejectFields }: { status: Status; rejectFields: string[] }): boolean {
  if (status === "verified") return rejectFields.length > 0;
  return status === "verified_with_reason" && rejectFields.length === 0;
}

function readError(httpStatus: number, json: unknown, headers: RetryHeaders): KredibelAnswer {
  const rule = statusRules[httpStatus];
  const errorId = errorIdOf(json);
  const trace = { httpStatus, ...(errorId && { errorId }) };
  const fields = rule?.namesFields ? refusedFields(json) : [];
  if (fields.length > 0) return { kind: "invalid", fields, ...(errorId && { errorId }) };
  if (rule && (rule.notProcessed === "always" || errorId)) {
    const { cause, alert } = rule;
    const pause = cause === "rate_limited" && { retryAfterMs: retryAfterMs(headers) };
    return { kind: "unavailable", cause, alert, ...trace, ...pause };
  }
  const cause = unknownCauses[Math.floor(httpStatus / 100)] ?? "not_understood";
  return { kind: "unknown", cause, ...trace };
}

/** Our fields that a validation error names: those that carry sentences. */
function refusedFields(json: unknown): WireField[] {
  const error = wireError.safeParse(json);
  const errors = error.success ? validationErrors.safeParse(error.data.errors) : undefined;
  if (!errors?.success) return [];
  const { data } = errors;
  return Object.keys(data)
    .filter(isWireField)
    .filter((field) => Array.isArray(data[field]));
}

function errorIdOf(json: unknown): string | undefined {
  const error = wireError.safeParse(json);
  return error.success ? supportErrors.safeParse(error.data.errors).data?.errorId : undefined;
}
