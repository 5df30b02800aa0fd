import type { TextField } from "../kredibel/constraints";
import { birthDateAdvice, formatBirthDate, parseBirthDate, splitBirthDate } from "./birth-date";
import { emailAdvice, parseEmail } from "./email";
import type { fields } from "./fields";
import { nameAdvice, parseFullName } from "./name";
import { formatNik, nikAdvice, parseNik } from "./nik";
import { formatPhone, parsePhone, phoneAdvice } from "./phone";
import type { TextRule } from "./rule";

export const rules: { [Field in TextField]: TextRule<(typeof fields)[Field]["kind"]> } = {
  identityId: {
    read: parseNik,
    format: formatNik,
    advise: (nik, { read }) => nikAdvice(nik, read("birthDate")),
    group: formatNik,
    input: { inputMode: "numeric", autoComplete: "off" },
  },
  fullName: {
    read: parseFullName,
    advise: nameAdvice,
    input: { autoComplete: "name", autoCapitalize: "characters" },
  },
  birthDate: {
    read: (raw, today) => parseBirthDate(splitBirthDate(raw), today),
    format: formatBirthDate,
    advise: (birthDate, { today }) => birthDateAdvice(birthDate, today),
    input: {
      day: { inputMode: "numeric", autoComplete: "bday-day" },
      month: { inputMode: "text", autoComplete: "bday-month" },
      year: { inputMode: "numeric", autoComplete: "bday-year" },
    },
  },
  emailAddress: {
    read: parseEmail,
    advise: emailAdvice,
    input: { inputMode: "email", autoComplete: "email", autoCapitalize: "none" },
  },
  phoneNumber: {
    read: parsePhone,
    format: formatPhone,
    advise: phoneAdvice,
    input: { type: "tel", inputMode: "tel", autoComplete: "tel" },
  },
};
