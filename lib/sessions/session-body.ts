import * as z from "zod";
import { todayInJakarta } from "../fields/birth-date";
import { rules } from "../fields/rules";
import { defaultLocale, locales } from "../locales";
import { refPattern } from "../onboarding/ref";
import { type Prefill, type PrefillField, prefillFields } from "./prefill";

const minute = 60;
const day = 24 * 60 * minute;

export const refText = z
  .string()
  .regex(refPattern, "must have 1 to 64 printable characters, without a space at either end");

/** @param returnOrigins `RETURN_ORIGINS`: where a person may be led back to */
export const sessionBody = (returnOrigins: readonly string[]) =>
  z.strictObject({
    ref: refText
      .optional()
      .describe("Yours, of up to 64 printable characters. Name no person in it: it is kept and listed."),
    locale: z.enum(locales).default(defaultLocale).describe("The language that the link opens in."),
    returnUrl: z
      .string()
      .max(2_000)
      .refine((text) => leadsTo(returnOrigins, text), "must be https, with an origin of RETURN_ORIGINS")
      .transform((text) => new URL(text).href)
      .optional()
      .describe("Where the person goes on afterwards: https, and of an origin that the operator allows."),
    prefill: z
      .strictObject(
        Object.fromEntries(prefillFields.map((field) => [field, prefilled(field)])) as Record<
          PrefillField,
          ReturnType<typeof prefilled>
        >,
      )
      .optional()
      .describe("Stands sealed in the link's fragment and is kept nowhere else."),
    expectedNik: z
      .string()
      .regex(/^\d{16}$/, "must be 16 digits")
      .optional()
      .describe("Kept as a keyed hash only; the result says `nikMatches`."),
    expiresIn: z
      .int()
      .min(5 * minute)
      .max(7 * day)
      .default(day)
      .describe("Seconds, from 5 minutes to 7 days."),
  });

export type SessionBody = z.output<ReturnType<typeof sessionBody>>;

/** Checked by the form's own rule: a locked value that it refuses could never be sent. */
const prefilled = (field: PrefillField) =>
  z
    .strictObject({
      value: z
        .string()
        .min(1)
        .max(254)
        .refine((value) => readValue(field, value) !== null, "is not what the form takes for this field")
        .describe(field === "birthDate" ? "yyyy-mm-dd" : "As the person would type it."),
      locked: z.boolean().default(false).describe("Shown, and not to be changed."),
    })
    .optional();

/** Null: refused. */
function readValue(field: PrefillField, value: string): string | null {
  if (field === "birthDate" && !/^\d{4}-\d\d-\d\d$/.test(value)) return null;
  const read = rules[field].read(value, todayInJakarta());
  return read.ok ? read.value : null;
}

/** As it would be sent. */
export function prefillOf({ prefill = {} }: SessionBody): Prefill {
  return Object.fromEntries(
    prefillFields.flatMap((field) => {
      const given = prefill[field];
      const value = given && readValue(field, given.value);
      return given && value != null ? [[field, { value, locked: given.locked }]] : [];
    }),
  );
}

/** Null: no field is locked. */
export function lockedOf(body: SessionBody): Partial<Record<PrefillField, string>> | null {
  const locked = Object.entries(prefillOf(body)).flatMap(([field, one]) =>
    one?.locked ? [[field, one.value]] : [],
  );
  return locked.length > 0 ? Object.fromEntries(locked) : null;
}

function leadsTo(origins: readonly string[], text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && url.protocol === "https:" && !url.username && origins.includes(url.origin);
}
