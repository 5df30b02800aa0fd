import { expect, it } from "vitest";
import { payloadOf } from "../kredibel/payload";
import { documentedExamples } from "../kredibel/testing/documented-examples";
import { toFormData } from "./form-data";
import { stepProblems } from "./progress";
import { stepIds } from "./steps";
import { readForm } from "./submission";
import { completeDraft } from "./testing/drafts";

it("has all ten examples of Kredibel's page", () => {
  expect(documentedExamples).toHaveLength(10);
});

it.each(documentedExamples)(
  "typed as on Kredibel's page, $request.identityId is sent as it is there",
  async ({ request }) => {
    // The date as it stands there, pasted into the first of its inputs.
    const birthDate = { day: request.birthDate, month: "", year: "" };
    const draft = { ...completeDraft(), answers: { ...request, birthDate } };
    for (const step of stepIds) expect(stepProblems(step, draft)).toEqual({});
    const form = readForm(toFormData(draft, { consentVersion: "1" }));
    if (!form.ok) throw new Error(JSON.stringify(form.problems));
    const photo = Buffer.from("photo");
    const payload = payloadOf({ ...form.submission, identityImage: photo, faceImage: photo });
    const base64 = photo.toString("base64");
    expect(JSON.parse([...payload.pieces()].join(""))).toEqual({
      ...request,
      identityImage: base64,
      faceImage: base64,
    });
  },
);
