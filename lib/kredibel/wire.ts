import * as z from "zod";
import { type Status, statuses, type WireField, wireFields } from "./constraints";

/** What goes over the wire to Kredibel and back, as documented. Answers may carry more keys than these. */

/** Where the one paid call goes, under the client's base URL. */
export const issuancePath = "/v1/certificate/issuance";

/** The `message` of a documented validation error. */
export const validationMessage = "Input payload validation failed.";

/** The request body: exactly these seven keys, all strings; photos are base64 without a `data:` prefix. */
export type WireRequest = Record<WireField, string>;

/** Far longer than each id and name that is documented, and short enough for every column and index. */
const maxText = 200;
/** More than there are things to verify. */
const maxRejectFields = 100;

/**
 * A text that is kept and shown. What is too long or holds what PostgreSQL cannot is cut rather than refused: the
 * verdict beside it was paid for.
 */
const text = z.pipe(
  z.string(),
  z.transform((given) => given.slice(0, maxText).replace(/[\p{Cc}\p{Cs}]/gu, "")),
);
const filled = text.check(z.minLength(1));

/** A 2xx answer. `rejectFields` is an open list; a `status` that is not documented does not parse. */
export const wireAnswer = z.object({
  message: z.string(),
  data: z.object({
    id: filled,
    status: z.enum(statuses),
    rejectFields: z.pipe(
      z.array(text),
      z.transform((names) => names.slice(0, maxRejectFields)),
    ),
    referenceId: filled,
  }),
});
export type WireAnswer = {
  message: string;
  data: { id: string; status: Status; rejectFields: string[]; referenceId: string };
};

/** The two names under which Kredibel's support can find a call, where an answer has them but little else. */
export const wireTrace = z.object({ data: z.object({ id: filled, referenceId: filled }) });

/** Kredibel's envelope: every documented error has at least a `message`. */
export const wireError = z.object({ message: z.string(), errors: z.optional(z.unknown()) });

/** `errors` where Kredibel asks that the id be quoted to its support. */
export const supportErrors = z.object({ errorId: filled, errorType: z.optional(z.string()) });

/** `errors` of a validation error: field name → sentences. */
export const validationErrors = z.record(z.string(), z.unknown());

/** Is this one of the seven keys? */
export function isWireField(name: string): name is WireField {
  return wireFields.some((field) => field === name);
}

/** JSON, or `undefined` for a text that is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Every text in a JSON document, and whether it names a member. */
const texts = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g;

/**
 * An answer's JSON. `undefined` where it is none, or where a key is doubled in an object: which of the two holds is
 * each parser's own choice, so neither is believed. A byte-order mark before it is passed over.
 */
export function parseAnswer(text: string): unknown {
  const json = text.replace(/^\uFEFF/, "");
  let kept = 0;
  try {
    const parsed: unknown = JSON.parse(json, function (this: unknown, _key, value) {
      if (!Array.isArray(this)) kept++;
      return value;
    });
    // The object that holds the whole for `JSON.parse` has a member too.
    return membersWritten(json) === kept - 1 ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function membersWritten(json: string): number {
  let count = 0;
  for (const [, colon] of json.matchAll(texts)) if (colon) count++;
  return count;
}
