import { wireFields } from "../kredibel/constraints";
import { defaultLocale, isLocale, type Locale } from "../locales";
import { parseBirthDate, splitBirthDate } from "./birth-date";
import { consentGiven } from "./consent";
import { parseEmail } from "./email";
import { parseFullName } from "./name";
import { parseNik } from "./nik";
import { accept, type Parsed, refuse } from "./parsed";
import { parsePhone } from "./phone";

/** The keys of the form: Kredibel's seven, the consent and the language. */
export const formKeys = [
  ...wireFields,
  "consentCheck",
  "consentCertificate",
  "consentVersion",
  "locale",
] as const;

/** What a form holds under a key (a text, a file, several, nothing), read. */
type Rule<T> = (raw: unknown) => Parsed<T>;

const maxVersionLength = 64;

/**
 * The rules, key by key, from what a form holds to what Kredibel takes. The browser asks those of a step; the server
 * asks all of them, as the schema of `submission.ts`, and trusts nobody else's answer.
 * @param today `yyyy-mm-dd`, see `todayInJakarta`
 */
export function formRules(today: string) {
  return {
    identityId: text(parseNik),
    fullName: text(parseFullName),
    birthDate: text((raw) => parseBirthDate(splitBirthDate(raw), today)),
    emailAddress: text(parseEmail),
    phoneNumber: text(parsePhone),
    identityImage: parseFile,
    faceImage: parseFile,
    consentCheck: text(parseConsent),
    consentCertificate: text(parseConsent),
    consentVersion: text(parseVersion),
    locale: parseLocale,
  } satisfies Record<(typeof formKeys)[number], Rule<unknown>>;
}

function text<T>(parse: (raw: string) => Parsed<T>): Rule<T> {
  return (raw) => {
    if (raw === undefined) return refuse({ code: "missing" });
    return typeof raw === "string" ? parse(raw) : refuse({ code: "malformed" });
  };
}

function parseFile(raw: unknown): Parsed<Blob> {
  if (raw === undefined) return refuse({ code: "missing" });
  if (!(raw instanceof Blob)) return refuse({ code: "malformed" });
  return raw.size === 0 ? refuse({ code: "photo_empty" }) : accept(raw);
}

function parseConsent(raw: string): Parsed<true> {
  return raw === consentGiven ? accept(true) : refuse({ code: "malformed" });
}

/** Not the person's to mend: whatever else it says, the default language is ours. */
function parseLocale(raw: unknown): Parsed<Locale> {
  return accept(typeof raw === "string" && isLocale(raw) ? raw : defaultLocale);
}

function parseVersion(raw: string): Parsed<string> {
  if (raw === "") return refuse({ code: "missing" });
  return raw.length <= maxVersionLength ? accept(raw) : refuse({ code: "malformed" });
}
