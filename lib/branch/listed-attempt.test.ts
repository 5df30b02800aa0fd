import { expect, test } from "vitest";
import { locales } from "../locales";
import { momentOf } from "../moments";
import { endings } from "../outcomes/endings";
import type { CallOutcome } from "../outcomes/outcome";
import { branchListWords } from "../words/branch/branch-list";
import { listedAttempt, receiptReference } from "./listed-attempt";
import { attemptView } from "./testing/attempt-view";
import { formatsMadeBy } from "./testing/formats-made";

const jakarta = { locale: "id", timeZone: "Asia/Jakarta" } as const;
const at = "2026-11-24T16:59:31.000Z";
const reference = "ref_certel#1";

const outcomes: Record<(typeof endings)[number], CallOutcome> = {
  verified: { kind: "verified", reference, at },
  verified_with_reason: { kind: "verified_with_reason", reference, fields: ["emailAddress"], at },
  not_verified: { kind: "not_verified", reference, fields: ["liveness_check", "fullName", "surprise"], at },
  invalid: { kind: "invalid", problems: { phoneNumber: { code: "kredibel_validation" } } },
  unavailable: { kind: "unavailable", errorId: "e-1" },
  unknown: { kind: "unknown", attemptId: attemptView().id },
};

test("is told in the branch's time and in words", () => {
  expect(listedAttempt(attemptView(), jakarta)).toEqual({
    id: attemptView().id,
    state: "verified",
    outcome: "Terverifikasi",
    at: "2026-11-24T16:59:30.000Z",
    time: "23.59 WIB",
    date: "24 November 2026",
    nik: "9901\u00a0**** ****\u00a00001",
    rejected: [],
    reference,
    ref: "order-1",
    staff: "Rani",
    branch: "JKT",
  });
});

test("a list of any length makes its formats once", () => {
  const makassar = { ...jakarta, timeZone: "Asia/Makassar" };
  const views = Array.from({ length: 500 }, () => attemptView());
  expect(formatsMadeBy(() => views.map((view) => listedAttempt(view, makassar)))).toBe(3);
});

test("by another branch's clock it is another day", () => {
  const listed = listedAttempt(attemptView(), { locale: "en", timeZone: "Asia/Jayapura" });
  expect(listed).toMatchObject({ time: "01:59 WIT", date: "25 November 2026" });
  expect(momentOf(attemptView().claimedAt, jakarta)).toMatch(/24 November 2026.*23\.59 WIB/);
});

test.each(locales.flatMap((locale) => endings.map((ending) => ({ locale, ending }))))(
  "$ending has words in $locale",
  ({ locale, ending }) => {
    const view = attemptView({ outcome: outcomes[ending] });
    const listed = listedAttempt(view, { ...jakarta, locale });
    expect(listed.state).toBe(ending);
    expect(listed.outcome).toBe(branchListWords(locale).outcomes[ending]);
  },
);

test.each(["claimed", "sent"] as const)("%s is in flight", (state) => {
  expect(listedAttempt(attemptView({ state, outcome: null }), jakarta).state).toBe(state);
});

test("rejected fields: named in the journey's words, unknown ones left out", () => {
  const rejected = (outcome: CallOutcome) => listedAttempt(attemptView({ outcome }), jakarta).rejected;
  expect(rejected(outcomes.not_verified)).toEqual(["Nama lengkap", "Selfie langsung", "Bagian lain"]);
  expect(rejected(outcomes.verified_with_reason)).toEqual(["Alamat email"]);
  expect(rejected(outcomes.invalid)).toEqual(["Nomor ponsel"]);
});

test("listedAttempt: letters that turn the text around stand as their codes", () => {
  const view = attemptView({ reference: "ref\u{202e}1#", ref: "a\u{2067}b", staff: "Ra\u{200f}ni" });
  const told = { reference: "ref[U+202E]1#", ref: "a[U+2067]b", staff: "Ra[U+200F]ni" };
  expect(listedAttempt(view, jakarta)).toMatchObject(told);
  expect(receiptReference(view)).toBe(told.reference);
  const failed = attemptView({ reference: null, errorId: "e\u{202d}1" });
  expect(listedAttempt(failed, jakarta).reference).toBe("e[U+202D]1");
  expect(receiptReference(failed)).toBe("e[U+202D]1");
  expect(receiptReference(attemptView({ reference: null }))).toBe(attemptView().id);
});

test("without Kredibel's reference the error's is the one to quote", () => {
  const view = attemptView({ outcome: outcomes.unavailable, reference: null, errorId: "e-1" });
  expect(listedAttempt(view, jakarta).reference).toBe("e-1");
});
