import * as z from "zod";
import { statusNames, type WireField, wireFields } from "./constraints";

export const issuancePath = "/v1/certificate/issuance";

export const validationMessage = "Input payload validation failed.";

const maxText = 200;
const maxRejectFields = 100;

/** Cut, not refused: the verdict was paid for. */
const text = z.string().transform((given) => given.slice(0, maxText).replace(/[\p{Cc}\p{Cs}]/gu, ""));
const filled = text.pipe(z.string().min(1));

/** A 2xx answer. */
export const wireAnswer = z.object({
  message: z.string(),
  data: z.object({
    id: filled,
    status: z.enum(statusNames),
    rejectFields: z.array(text).transform((names) => names.slice(0, maxRejectFields)),
    referenceId: filled,
  }),
});
export type WireAnswer = z.output<typeof wireAnswer>;

export const wireTrace = z.object({ data: z.object({ id: filled, referenceId: filled }) });

/** Every documented error. */
export const wireError = z.object({ message: z.string(), errors: z.unknown() });

export const supportErrors = z.object({ errorId: filled, errorType: z.string().optional() });

export const validationErrors = z.record(z.string(), z.unknown());

export function isWireField(name: string): name is WireField {
  return wireFields.some((field) => field === name);
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const texts = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g;

/** `undefined`: no JSON, or a doubled key, of which `JSON.parse` keeps the last in silence. */
export function parseAnswer(text: string): unknown {
  const json = text.replace(/^\uFEFF/, "");
  const root = 1;
  let kept = 0;
  try {
    const parsed: unknown = JSON.parse(json, function (this: unknown, _key, value) {
      if (!Array.isArray(this)) kept++;
      return value;
    });
    return membersWritten(json) === kept - root ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function membersWritten(json: string): number {
  let count = 0;
  for (const [, colon] of json.matchAll(texts)) if (colon) count++;
  return count;
}
