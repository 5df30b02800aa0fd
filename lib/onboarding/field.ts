import { joinBirthDate } from "../fields/birth-date";
import type { JourneyField } from "../fields/fields";
import type { Problem } from "../fields/problem";
import type { Parsed } from "../fields/rule";
import { rules } from "../fields/rules";
import { isText, photoLimits, type TextField, type WireField } from "../kredibel/constraints";
import type { Locale } from "../locales";
import { photoProblem } from "../photo/check";
import type { Draft } from "./draft";
import { getToday } from "./today";

export function formValue(field: WireField, draft: Draft): string | Blob | undefined {
  return isText(field) ? typedText(field, draft) : draft.photos[field]?.blob;
}

function typedText(field: TextField, { answers }: Draft): string {
  const answer = answers[field];
  return typeof answer === "string" ? answer : joinBirthDate(answer);
}

/** @param today `yyyy-mm-dd` in Jakarta */
export function readAnswer(field: TextField, draft: Draft, today = getToday()): Parsed<string> {
  return rules[field].read(typedText(field, draft), today);
}

export function formatAnswer(field: TextField, draft: Draft, locale: Locale): string {
  const read = readAnswer(field, draft);
  if (!read.ok) return "";
  return rules[field].format?.(read.value, locale) ?? read.value;
}

export function fieldProblem(field: JourneyField, draft: Draft): Problem | null {
  if (field === "consent")
    return draft.consent.check && draft.consent.certificate ? null : { code: "missing" };
  if (isText(field)) {
    const read = readAnswer(field, draft);
    return read.ok ? null : read.problem;
  }
  const photo = draft.photos[field];
  return photo ? photoProblem(photo.facts, photoLimits[field]) : { code: "missing" };
}

/** Compares sent values, not spelling; a retaken photo differs. */
export function sameField(field: JourneyField, one: Draft, other: Draft): boolean {
  if (field === "consent")
    return one.consent.check === other.consent.check && one.consent.certificate === other.consent.certificate;
  return sentValue(field, one) === sentValue(field, other);
}

function sentValue(field: WireField, draft: Draft): string | Blob | undefined {
  const read = isText(field) ? readAnswer(field, draft) : undefined;
  return read?.ok ? read.value : formValue(field, draft);
}
