import { beforeEach, describe, expect, it, vi } from "vitest";
import { textFields } from "../kredibel/constraints";
import { formatAnswer } from "./field";
import { completeDraft, emptyDraft } from "./testing/drafts";

const read = (locale: "id" | "en") =>
  Object.fromEntries(textFields.map((field) => [field, formatAnswer(field, completeDraft(), locale)]));

it("formatAnswer: as on the card, the date in the language of the page", () => {
  const answers = {
    identityId: "9971 0117 0890 0001",
    fullName: "BUDI SANTOSO",
    birthDate: "17 Agustus 1990",
    emailAddress: "budi@contoh.id",
    phoneNumber: "+62 812-3456-7890",
  };
  expect(read("id")).toEqual(answers);
  expect(read("en")).toEqual({ ...answers, birthDate: "17 August 1990" });
});

it("formatAnswer: empty where nothing can be sent", () => {
  for (const field of textFields) expect(formatAnswer(field, emptyDraft, "id")).toBe("");
});

describe("a device whose clock is wrong", () => {
  beforeEach(() => vi.resetModules());

  const bornIn = (year: string) => {
    const draft = completeDraft();
    return { ...draft, answers: { ...draft.answers, birthDate: { day: "1", month: "1", year } } };
  };

  it.each(["1970-01-01", "2010-06-01", "2031-01-01"])(
    "fieldProblem: a device in %s takes birth dates by the server's day",
    async (wrong) => {
      vi.useFakeTimers({ now: new Date(wrong) });
      const { fieldProblem } = await import("./field");
      const { noteToday } = await import("./today");
      expect(fieldProblem("birthDate", bornIn("1990"))).toBeNull();
      noteToday("2026-11-28");
      expect(fieldProblem("birthDate", bornIn("1990"))).toBeNull();
      expect(fieldProblem("birthDate", bornIn("2027"))).toEqual({ code: "birth_date_future" });
      vi.useRealTimers();
    },
  );

  it("adviceFor: nothing about an age before the server's day is known", async () => {
    const { adviceFor } = await import("./advice");
    const { noteToday } = await import("./today");
    expect(adviceFor(bornIn("2015")).birthDate).toBeUndefined();
    noteToday("2026-11-28");
    expect(adviceFor(bornIn("2015")).birthDate).toEqual([{ code: "birth_date_young" }]);
  });
});
