import { expect, it } from "vitest";
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
