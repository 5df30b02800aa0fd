import { expect, it } from "vitest";
import { wireFields } from "../kredibel/constraints";
import { formatAnswer } from "./format";
import { completeDraft, emptyDraft } from "./testing/drafts";

const read = (locale: "id" | "en") =>
  Object.fromEntries(wireFields.map((field) => [field, formatAnswer(field, completeDraft(), locale)]));

it("writes each answer as it stands on the card, the date in the person's language", () => {
  const answers = {
    identityId: "9971 0117 0890 0001",
    fullName: "BUDI SANTOSO",
    birthDate: "17 Agustus 1990",
    emailAddress: "budi@contoh.id",
    phoneNumber: "+62 812-3456-7890",
    identityImage: "",
    faceImage: "",
  };
  expect(read("id")).toEqual(answers);
  expect(read("en")).toEqual({ ...answers, birthDate: "17 August 1990" });
});

it("writes nothing where nothing can be sent", () => {
  for (const field of wireFields) expect(formatAnswer(field, emptyDraft, "id")).toBe("");
});
