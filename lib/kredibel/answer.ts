import { type Status, statuses, type WireField } from "./constraints";
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
 * How one call ended. `invalid`: refused by Kredibel's validation. `unavailable`: not processed. `unknown`: it may have
 * been processed and charged. The ids are for Kredibel's support.
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

export const unavailableCauses = [
  /** Proved not sent. */
  "held_back",
  "dns",
  "refused",
  "tls",
  "connect",
  "connect_timeout",
  "lost_before_sending",
  /** Kredibel declined. */
  "unauthorized",
  "no_credit",
  "rate_limited",
  "client_error",
  "server_error",
] as const;
export type UnavailableCause = (typeof unavailableCauses)[number];

export const unknownCauses = [
  "timeout",
  "reset",
  "cut",
  "too_large",
  "not_understood",
  "redirect",
  "http_4xx",
  "http_5xx",
] as const;
export type UnknownCause = (typeof unknownCauses)[number];

export type Body = { text: string } | { fault: "timeout" | "cut" | "too_large" };

/** `with_error_id`: without Kredibel's `errors.errorId` a gateway may have said so, while the work goes on. */
type StatusRule = {
  notProcessed: "always" | "with_error_id";
  cause: UnavailableCause;
  alert: boolean;
  namesFields?: true;
};

/** All statuses that can prove that nothing was processed. */
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
  // `rate-limit.ts` alerts.
  429: { notProcessed: "always", cause: "rate_limited", alert: false },
  431: { notProcessed: "always", cause: "client_error", alert: true },
  500: { notProcessed: "with_error_id", cause: "server_error", alert: false },
  503: { notProcessed: "with_error_id", cause: "server_error", alert: false },
};

const causesByHundred: { readonly [hundreds: number]: UnknownCause } = {
  3: "redirect",
  4: "http_4xx",
  5: "http_5xx",
};

/** Reads a response by the documented shapes. A body that contradicts its own `status` is `unknown`. */
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
  const documented = statuses[status].rejectFields;
  if (documented === "none") return rejectFields.length > 0;
  return documented === "some" && rejectFields.length === 0;
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
  const cause = causesByHundred[Math.floor(httpStatus / 100)] ?? "not_understood";
  return { kind: "unknown", cause, ...trace };
}

/** Our fields that a validation error has sentences for. */
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
