import type { Page } from "@playwright/test";
import { id } from "../../lib/words/id";
import { serverWords } from "../../lib/words/server";
import { expect, test } from "../support/fixtures";
import { cardPhoto, emptyFile, facePhoto, type PhotoFile } from "../support/photos";

test("the whole journey by keyboard alone, the focus at the heading of each step", { tag: "@a11y" }, async ({
  page,
  journey,
  applicant,
  kredibel,
}) => {
  const { words } = journey;
  await journey.open("");
  await expect(journey.heading).toBeFocused();

  await press(page, words.start, "button");
  await expect(summary(page)).toBeFocused();
  await tabTo(page, "link", id.missing.consent);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("checkbox").first()).toBeFocused();
  await page.keyboard.press("Space");
  await tabTo(page, "checkbox", id.start.consentCertificate);
  await page.keyboard.press("Space");
  await press(page, words.start, "button");
  await journey.expectStep("card");

  await press(page, words.camera.open, "button");
  await press(page, words.camera.take, "button");
  await press(page, words.camera.use, "button");
  await journey.expectStep("identity");

  await press(page, words.next, "button");
  await expect(summary(page)).toBeFocused();
  await expect(page).toHaveTitle(/^Kesalahan:/);
  await tabTo(page, "link", id.missing.identityId);
  await page.keyboard.press("Enter");
  await expect(journey.textbox(words.fields.identityId)).toBeFocused();
  await page.keyboard.type(applicant.identityId);
  await type(page, words.fields.fullName, applicant.fullName);
  for (const part of ["day", "month", "year"] as const)
    await type(page, words.birthDateParts[part], applicant.birthDate[part]);
  await page.keyboard.press("Enter");
  await journey.expectStep("contact");

  await type(page, words.fields.emailAddress, applicant.emailAddress);
  await type(page, words.fields.phoneNumber, applicant.phoneNumber);
  await page.keyboard.press("Enter");
  await journey.expectStep("selfie");

  await choose(page, await facePhoto());
  await press(page, words.camera.use, "button");
  await journey.expectStep("review");

  await kredibel.answer({ status: "not_verified", rejectFields: ["identityImage"] });
  await press(page, words.review.submit, "button");
  await journey.expectOutcome("not_verified");
  await expect(journey.heading).toBeFocused();
  await press(page, words.after.correct, "button");
  await journey.expectStep("card");
  await choose(page, await cardPhoto({ light: 0.9 }));
  await press(page, words.camera.use, "button");
  await journey.expectStep("review");
  await press(page, words.review.submit, "button");
  await journey.expectOutcome("verified");
  await expect(journey.heading).toBeFocused();
});

test("the focus is never dropped while a photo is taken, refused, chosen or taken again", {
  tag: "@a11y",
}, async ({ page, camera, journey }) => {
  const { camera: said } = journey.words;
  const focused = (name: string) => expect(page.getByRole("button", { name, exact: true })).toBeFocused();
  const refusal = journey.alert.filter({ hasText: id.camera.notTaken });
  await camera.refuse(null);
  await journey.start();
  await choose(page, emptyFile());
  await expect(refusal).toBeVisible();
  await focused(said.upload);

  await press(page, said.open, "button");
  await expect(journey.heading).toBeFocused();
  await camera.show("black");
  await press(page, said.take, "button");
  await expect(refusal).toBeVisible();
  await focused(said.take);
  await choose(page, emptyFile());
  await expect(refusal).toContainText(id.problems.photo_empty({ code: "photo_empty" }));
  await focused(said.upload);

  await camera.unplug();
  // Tabbing there may leave the page and come back to it, which resumes as well.
  await page.getByRole("button", { name: id.camera.resume }).press("Enter");
  await focused(said.take);
  await camera.show("card");
  await press(page, said.take, "button");
  await expect(journey.heading).toHaveText(id.card.shotHeading);
  await expect(journey.heading).toBeFocused();
  await press(page, id.camera.retake, "button");
  await expect(journey.heading).toHaveText(id.card.heading);
  await expect(journey.heading).toBeFocused();
});

test("the first Tab leads past the header", { tag: "@a11y" }, async ({ page, journey }) => {
  await journey.open("");
  // As on a page that has just come from the server, before its heading takes the focus.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
  });
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: serverWords.id.skip });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
});

type Role = "button" | "link" | "checkbox" | "textbox";

const summary = (page: Page) => page.getByRole("main").getByRole("alert").filter({ hasText: id.summary });

/** Tabs on until the control has the focus: one that the keyboard cannot reach fails the test. */
async function tabTo(page: Page, role: Role, name: string): Promise<void> {
  const target = page.getByRole(role, { name, exact: true });
  await expect(target).toBeEnabled();
  const focused = () => target.evaluate((element) => element === document.activeElement);
  for (let tabs = 0; !(await focused()); tabs++) {
    if (tabs === 30) throw new Error(`The keyboard does not reach "${name}"`);
    await page.keyboard.press("Tab");
  }
}

async function press(page: Page, name: string, role: Role): Promise<void> {
  await tabTo(page, role, name);
  await page.keyboard.press("Enter");
}

/** Chooses a file by the keyboard. */
async function choose(page: Page, file: PhotoFile): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await press(page, id.camera.upload, "button");
  await (await chooser).setFiles(file);
}

async function type(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, "textbox", name);
  await page.keyboard.type(text);
}
