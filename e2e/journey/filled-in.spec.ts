import type { Locator } from "@playwright/test";
import { id } from "../../lib/words/id";
import { expect, test } from "../support/fixtures";

/** As a script or a password manager fills an input, with or without its events. */
const fillIn = (box: Locator, answer: string, events: string[]) =>
  box.evaluate(
    (input: HTMLInputElement, [value, types]) => {
      input.value = value;
      for (const type of types) input.dispatchEvent(new Event(type, { bubbles: true }));
    },
    [answer, events] as const,
  );

for (const [how, events] of [
  ["without an event", []],
  ["with input, change and blur", ["input", "change", "focusout", "blur"]],
] as const)
  test(`answers: what a script filled in ${how} is judged and kept`, async ({ page, journey, applicant }) => {
    await journey.start();
    await journey.uploadCard();
    const { identityId, fullName, birthDate } = applicant;
    const { day, month, year } = journey.words.birthDateParts;
    for (const [name, answer] of [
      [journey.words.fields.identityId, identityId],
      [journey.words.fields.fullName, ""],
      [day, birthDate.day],
      [month, birthDate.month],
      [year, birthDate.year],
    ] as const)
      await fillIn(journey.textbox(name), answer, [...events]);
    const next = page.getByRole("button", { name: id.next });
    await next.click();
    await journey.expectProblem(id.missing.fullName);
    await fillIn(journey.textbox(journey.words.fields.fullName), fullName, [...events]);
    await next.click();
    await journey.expectStep("contact");
    await page.goBack();
    await expect(journey.textbox(journey.words.fields.fullName)).toHaveValue(fullName);
  });
