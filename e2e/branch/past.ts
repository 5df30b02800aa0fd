import type { UUID } from "node:crypto";
import { addDays, dayAt } from "../../lib/branch/day";
import type { CallOutcome } from "../../lib/outcomes/outcome";

/** The attempts that the database of the app under test begins with, all of yesterday. */
export type PastAttempt = {
  id: UUID;
  branch: string;
  staff: string;
  ref?: string;
  /** So many minutes before noon. */
  minutes: number;
  ends: Exclude<CallOutcome["kind"], "invalid">;
  /** Kredibel's reference, or the error's. */
  reference: string;
  fields: string[];
  identityId: string;
};

export const branchTimeZone = "Asia/Jakarta";
/** Of a run that goes on after midnight, the day before it began: `playwright.config.ts` keeps it for all processes. */
export const yesterday = () => process.env.PAST_DAY ?? addDays(dayAt(new Date(), branchTimeZone), -1);

const endings = ["verified", "not_verified", "verified_with_reason", "unavailable"] as const;
const fields: Partial<Record<PastAttempt["ends"], string[]>> = {
  not_verified: ["fullName", "liveness_check"],
  verified_with_reason: ["emailAddress"],
};

const attempt = (
  serial: number,
  ends: PastAttempt["ends"],
  changes: Partial<PastAttempt> = {},
): PastAttempt => {
  const number = String(serial).padStart(4, "0");
  return {
    id: `00000000-0000-4000-8000-00000000${number}`,
    branch: "Cabang C",
    staff: "Fitri Contoh",
    minutes: serial,
    ends,
    reference: `ref_certel#past${number}-5d10-455b-98a0-187d60f72873`,
    fields: fields[ends] ?? [],
    identityId: `990101010101${number}`,
    ...changes,
  };
};

/** More than a page of Cabang C. */
const page = Array.from({ length: 40 }, (_, index) =>
  attempt(index + 1, endings[index % endings.length] ?? "verified", index === 2 ? { ref: "order-3" } : {}),
);

/** Of Cabang C, by somebody whose name a spreadsheet could take for a formula. */
export const formula = attempt(50, "verified", { staff: "=1+1" });
/** Of Cabang C: sent, and nobody knows how it ended. */
export const lost = attempt(60, "unknown");
/** Of another branch. */
export const elsewhere = attempt(70, "verified", { branch: "Cabang D", staff: "Hana Contoh" });
/** Of one more, whose NIKs are seen again: each once, however often a test is repeated. */
export const seenAgain = Array.from({ length: 10 }, (_, index) =>
  attempt(80 + index, "verified", { branch: "Cabang E", staff: "Hana Contoh", minutes: 70 }),
);

/** The first of Cabang C's, and the one that the operator has given a reference. */
export const [newest, , ordered] = page as [PastAttempt, PastAttempt, PastAttempt];

export const pastOfC = [...page, formula, lost];
export const past: PastAttempt[] = [...pastOfC, elsewhere, ...seenAgain];
