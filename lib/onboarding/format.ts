import { formatBirthDate } from "../fields/birth-date";
import { formatNik } from "../fields/nik";
import { formatPhone } from "../fields/phone";
import type { WireField } from "../kredibel/constraints";
import type { Locale } from "../locales";
import type { Draft } from "./draft";
import { readField } from "./field";

/** An answer as it will be sent, written to be compared with the card; empty where it cannot be sent, and for a photo. */
export function formatAnswer(field: WireField, draft: Draft, locale: Locale): string {
  const read = readField(field, draft);
  if (!read.ok || typeof read.value !== "string") return "";
  if (field === "identityId") return formatNik(read.value);
  if (field === "birthDate") return formatBirthDate(read.value, locale);
  if (field === "phoneNumber") return formatPhone(read.value);
  return read.value;
}
