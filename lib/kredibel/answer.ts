import type { Status, WireField } from "./constraints";
import {
  isWireField,
  parseJson,
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
 * - `unavailable`: not processed, trying again is safe. `alert`: retrying will not help until an operator acts.
 * - `unknown`: sent, and no answer that can be understood; it may have been processed and charged.
 *
 * `errorId`, `id` and `referenceId` are Kredibel's, for its support; `httpStatus` is there where one was received.
 */
export type KredibelAnswer =
  | { kind: Status; id: string; referenceId: string; rejectFields: string[] }
  | { kind: "invalid"; fields: WireField[]; errorId?: string }
  | { kind: "unavailable"; cause: UnavailableCause; alert: boolean; httpStatus?: number; errorId?: string }
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
  | "dns"
  | "refused"
  | "tls"
  | "connect"
  | "connect_timeout"
  | "lost_before_sending"
  /** Kredibel declined. */
  | "redirect"
  | "unauthorized"
  | "client_error"
  | "unknown_field"
  | "server_error";

/** Why an answer cannot be known; a label for log and metrics. */
export type UnknownCause =
  | "timeout"
  | "reset"
  | "cut"
  | "too_large"
  | "not_understood"
  | "http_408"
  | "http_5xx";

/** The body of a response: whole, or why it is not. */
export type Body = { text: string } | { fault: "timeout" | "cut" | "too_large" };

/**
 * 5xx with Kredibel's JSON envelope that are taken as "not processed". An assumption, carried over from the
 * neighbouring endpoints, where the documentation says that a 5xx answer is never charged. Empty it to make each 5xx
 * `unknown`.
 */
const notProcessedStatuses: readonly number[] = [500, 503];

/**
 * Reads a response by the documented shapes.
 *
 * A body that contradicts its own status is not understood and therefore `unknown`: `verified` with rejected fields
 * (documented as empty), `verified_with_reason` without any reason. `not_verified` without a field stays
 * `not_verified`: Kredibel's refusal is plain, only its reason is missing, and it can never pass for a success.
 * A body that does not arrive whole changes nothing where the HTTP status alone decides (3xx, 4xx).
 */
export function readAnswer(httpStatus: number, body: Body): KredibelAnswer {
  const json = "text" in body ? parseJson(body.text) : undefined;
  if (httpStatus >= 200 && httpStatus < 300) return readResult(httpStatus, body, json);

  const errorId = errorIdOf(json);
  const trace = { httpStatus, ...(errorId && { errorId }) };
  if (httpStatus >= 300 && httpStatus < 400)
    return { kind: "unavailable", cause: "redirect", alert: true, ...trace };
  if (httpStatus === 408) return { kind: "unknown", cause: "http_408", ...trace };
  if (httpStatus >= 400 && httpStatus < 500) return readClientError(httpStatus, json, trace);
  if (notProcessedStatuses.includes(httpStatus) && wireError.safeParse(json).success)
    return { kind: "unavailable", cause: "server_error", alert: false, ...trace };
  return { kind: "unknown", cause: httpStatus >= 500 ? "http_5xx" : "not_understood", ...trace };
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

function readClientError(
  httpStatus: number,
  json: unknown,
  trace: { httpStatus: number; errorId?: string },
): KredibelAnswer {
  const names = refusedNames(json);
  const fields = names.filter(isWireField);
  if (fields.length > 0) return { kind: "invalid", fields, ...(trace.errorId && { errorId: trace.errorId }) };
  const cause = names.length > 0 ? "unknown_field" : httpStatus === 401 ? "unauthorized" : "client_error";
  return { kind: "unavailable", cause, alert: true, ...trace };
}

/** The names in a validation error's `errors`: those that carry sentences. */
function refusedNames(json: unknown): string[] {
  const error = wireError.safeParse(json);
  const errors = error.success ? validationErrors.safeParse(error.data.errors) : undefined;
  if (!errors?.success) return [];
  return Object.keys(errors.data).filter((name) => Array.isArray(errors.data[name]));
}

function errorIdOf(json: unknown): string | undefined {
  const error = wireError.safeParse(json);
  return error.success ? supportErrors.safeParse(error.data.errors).data?.errorId : undefined;
}
