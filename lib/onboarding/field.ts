import { joinBirthDate, todayInJakarta } from "../fields/birth-date";
import { formRules } from "../fields/form-rules";
import type { Parsed } from "../fields/parsed";
import type { JourneyField, Problem } from "../fields/problem";
import { photoLimits, type WireField } from "../kredibel/constraints";
import { photoProblem } from "../photo/check";
import type { Draft } from "./draft";

/** What of a draft the form holds under a field's key, as typed; `undefined` for a photo that was not taken. */
export function formValue(field: WireField, draft: Draft): string | Blob | undefined {
  switch (field) {
    case "birthDate":
      return joinBirthDate(draft.answers.birthDate);
    case "identityImage":
    case "faceImage":
      return draft.photos[field]?.blob;
    default:
      return draft.answers[field];
  }
}

/**
 * What the server, too, will make of one field of a draft.
 * @param today `yyyy-mm-dd` in Jakarta
 */
export function readField(
  field: WireField,
  draft: Draft,
  today: string = todayInJakarta(),
): Parsed<string | Blob> {
  return formRules(today)[field](formValue(field, draft));
}

/** The first problem of one field, photos also by their facts; `null` when it may be sent. */
export function fieldProblem(field: JourneyField, draft: Draft): Problem | null {
  if (field === "consent")
    return draft.consent.check && draft.consent.certificate ? null : { code: "missing" };
  const read = readField(field, draft);
  if (!read.ok) return read.problem;
  if (field !== "identityImage" && field !== "faceImage") return null;
  const photo = draft.photos[field];
  return photo ? photoProblem(photo.facts, photoLimits[field]) : null;
}

/** Whether two drafts say the same in one field: in other spelling it is still the same, a photo taken anew is not. */
export function sameField(field: JourneyField, one: Draft, other: Draft): boolean {
  if (field === "consent")
    return one.consent.check === other.consent.check && one.consent.certificate === other.consent.certificate;
  return sentValue(field, one) === sentValue(field, other);
}

function sentValue(field: WireField, draft: Draft): string | Blob | undefined {
  const read = readField(field, draft);
  return read.ok ? read.value : formValue(field, draft);
}
