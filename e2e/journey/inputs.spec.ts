import type { Page } from "@playwright/test";
import { problemSentence } from "../../components/journey/sentences";
import type { Problem } from "../../lib/fields/problem";
import { id } from "../../lib/words/id";
import type { Applicant } from "../support/applicants";
import { expect, test } from "../support/fixtures";
import type { Journey } from "../support/journey";

/** What the inputs hold is what counts, however it came there; and a sentence beside one stays as long as it is true. */

type Filling = { name: string; events: readonly string[] };
const fillings: Filling[] = [
  { name: "without an event", events: [] },
  { name: "with change and blur alone", events: ["change", "blur"] },
  { name: "with input, change and blur", events: ["input", "change", "blur"] },
];

/** Fills inputs by a script, as a password manager or an extension does; React's own setter is passed by. */
async function fillByScript(page: Page, values: Record<string, string>, events: readonly string[]) {
  await page.evaluate(
    ([values, events]) => {
      const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
      for (const [elementId, value] of Object.entries(values)) {
        const input = document.getElementById(elementId);
        if (!setter || !input) throw new Error(`No input ${elementId}`);
        setter.call(input, value);
        for (const event of events) input.dispatchEvent(new Event(event, { bubbles: true }));
      }
    },
    [values, events] as const,
  );
}

const identityOf = ({ identityId, fullName, birthDate }: Applicant) => ({
  identityId,
  fullName,
  "birthDate-day": birthDate.day,
  "birthDate-month": birthDate.month,
  "birthDate-year": birthDate.year,
});

const next = (page: Page) => page.getByRole("button", { name: id.next, exact: true }).click();

for (const { name, events } of fillings) {
  test(`inputs filled by a script ${name} are what is judged and sent`, async ({
    page,
    journey,
    applicant,
    expectOneCall,
  }) => {
    await journey.start();
    await journey.uploadCard();
    await fillByScript(page, identityOf(applicant), events);
    await next(page);
    await journey.expectStep("contact");
    const { emailAddress, phoneNumber } = applicant;
    await fillByScript(page, { emailAddress, phoneNumber }, events);
    await next(page);
    await journey.expectStep("selfie");
    await journey.uploadSelfie();
    await expect(page.getByRole("main")).toContainText(applicant.fullName);
    await expect(page.getByRole("main")).toContainText(emailAddress);
    await journey.submit();
    await journey.expectOutcome("verified");
    await expectOneCall();
  });
}

test("inputs emptied by a script are missed, in words", async ({ page, journey }) => {
  await journey.start();
  await journey.uploadCard();
  await journey.typeIdentity();
  await fillByScript(page, { identityId: "" }, []);
  await next(page);
  await journey.expectProblem(id.missing.identityId);
});

test("boxes ticked by a script without an event are given consents", async ({ page, journey }) => {
  await journey.open("");
  await page.getByRole("checkbox").evaluateAll((boxes) => {
    for (const box of boxes) (box as HTMLInputElement).checked = true;
  });
  await page.getByRole("button", { name: id.start.start }).click();
  await journey.expectStep("card");
});

test("a whole date in the day spreads over the three inputs", async ({ page, journey, applicant }) => {
  await journey.start();
  await journey.uploadCard();
  const { day, month, year } = journey.words.birthDateParts;
  const whole = "١٧\u200e Agustus 1990. ";
  await journey.typeIdentity({ birthDate: { day: "", month: "", year: "" } });
  await journey.textbox(day).fill(whole);
  await expect(journey.textbox(day)).toHaveValue("17");
  await expect(journey.textbox(month)).toHaveValue("Agustus");
  await expect(journey.textbox(year)).toHaveValue("1990");
  await next(page);
  await journey.expectStep("contact");
  expect(applicant.birthDate).toEqual({ day: "17", month: "8", year: "1990" });
});

const said = (field: "fullName" | "identityId" | "birthDate", problem: Problem) =>
  problemSentence(id, field, problem);

/** The sentence stands in the summary and beside its field, or nowhere. */
const standing = (journey: Journey, sentence: string) => journey.page.getByRole("main").getByText(sentence);

test("an error goes when its field is left with a right value, and no sooner", async ({
  page,
  journey,
  applicant,
}) => {
  // Here the button stands below the inputs, and moves with them.
  await page.setViewportSize({ width: 1280, height: 800 });
  await journey.start();
  await journey.uploadCard();
  await journey.typeIdentity({ identityId: "99", fullName: "123" });
  await next(page);
  const nik = said("identityId", { code: "nik_length", digits: 2 });
  const name = said("fullName", { code: "name_characters" });
  await expect(standing(journey, nik)).toHaveCount(2);
  const field = journey.textbox(journey.words.fields.identityId);
  await field.fill("99 1");
  await field.press("Tab");
  await expect(standing(journey, nik)).toHaveCount(2);
  await field.fill(applicant.identityId);
  await expect(standing(journey, nik)).toHaveCount(2);
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await field.press("Tab");
  await expect(standing(journey, nik)).toHaveCount(0);
  await expect(field).not.toHaveAttribute("aria-invalid");
  await expect(standing(journey, name)).toHaveCount(2);
  const fullName = journey.textbox(journey.words.fields.fullName);
  await fullName.fill(applicant.fullName);
  // Pressed straight from the field: what goes above must not carry the button away.
  await next(page);
  await journey.expectStep("contact");
});
