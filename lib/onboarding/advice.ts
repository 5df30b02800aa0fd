import { birthDateAdvice, todayInJakarta } from "../fields/birth-date";
import { emailAdvice } from "../fields/email";
import { nameAdvice } from "../fields/name";
import { nikAdvice } from "../fields/nik";
import { phoneAdvice } from "../fields/phone";
import type { Advice } from "../fields/problem";
import { type TextField, textFields, type WireField } from "../kredibel/constraints";
import type { Draft } from "./draft";
import { readField } from "./field";

/**
 * Everything odd about a draft that may still be right, by field; a field without advice, or with a problem, is absent.
 * @param today `yyyy-mm-dd` in Jakarta
 */
export function adviceFor(
  draft: Draft,
  today: string = todayInJakarta(),
): Partial<Record<WireField, Advice[]>> {
  const birthDate = read("birthDate");
  const advisers: Record<TextField, (value: string) => Advice[]> = {
    identityId: (nik) => nikAdvice(nik, birthDate),
    fullName: nameAdvice,
    birthDate: (date) => birthDateAdvice(date, today),
    emailAddress: emailAdvice,
    phoneNumber: phoneAdvice,
  };
  const advice: Partial<Record<WireField, Advice[]>> = {};
  for (const field of textFields) {
    const value = read(field);
    const found = value === null ? [] : advisers[field](value);
    if (found.length > 0) advice[field] = found;
  }
  return advice;

  function read(field: TextField): string | null {
    const parsed = readField(field, draft, today);
    return parsed.ok && typeof parsed.value === "string" ? parsed.value : null;
  }
}
