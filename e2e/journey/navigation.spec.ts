import type { Page } from "@playwright/test";
import { steps } from "../../lib/onboarding/steps";
import { legal } from "../../lib/words/legal";
import { serverWords } from "../../lib/words/server";
import { expect, test } from "../support/fixtures";
import { keepNothing } from "../support/page/keep-nothing";

test("`/` opens in the browser's language", async ({ page, journey }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/id$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "id");
  await expect(page.getByRole("button", { name: journey.words.start })).toBeVisible();
});

test("a deep link to any step leads to the start while nothing is given", async ({ page, journey }) => {
  for (const { id } of steps) {
    await page.goto(`/id/apply?step=${id}`);
    await expect(page, id).toHaveURL("/id?why=reload");
    await expect(journey.heading, id).toBeFocused();
  }
});

test("start: a reload in the middle leads there and says why", async ({ page, journey }) => {
  await keepNothing(page);
  await journey.start();
  await journey.uploadCard();
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await expect(page).toHaveURL("/id?why=reload");
  await expect(page.getByRole("main")).toContainText(serverWords.id.restarted.reload);
});

test("the whole journey, with Back and forth through all of it, loses nothing", { tag: "@smoke" }, async ({
  page,
  journey,
  applicant,
  expectOneCall,
}) => {
  await journey.reachReview();
  const answers = await page.getByRole("main").textContent();
  for (const step of ["selfie", "contact", "identity", "card"] as const) {
    await page.goBack();
    await journey.expectStep(step);
  }
  await page.goForward();
  await journey.expectStep("identity");
  await expect(journey.textbox(journey.words.fields.fullName)).toHaveValue(applicant.fullName);
  for (const step of ["contact", "selfie", "review"] as const) {
    await page.goForward();
    await journey.expectStep(step);
  }
  expect(await page.getByRole("main").textContent()).toBe(answers);
  await journey.submit();
  await journey.expectOutcome("verified");
  await expectOneCall();
});

test("steps are shown without asking the server", async ({ page, journey }) => {
  await journey.start();
  const asked = requestsForPages(page);
  await journey.photographCard();
  await journey.fillIdentity();
  await journey.fillContact();
  await journey.photographSelfie();
  await page.goBack();
  await journey.expectStep("selfie");
  expect(asked).toEqual([]);
});

test("changing the language keeps the step and every answer", async ({ page, journey, applicant }) => {
  await journey.start();
  await journey.uploadCard();
  await journey.fillIdentity();
  await journey.typeContact();
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(/\/en\/apply\?step=contact$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.goBack();
  await page.goBack();
  await journey.expectStep("identity");
  await expect(journey.textbox(journey.words.fields.fullName)).toHaveValue(applicant.fullName);
});

test("a change from the review comes back to the review", async ({ page, journey }) => {
  await journey.reachReviewWithFiles();
  await journey.change("fullName");
  await journey.expectStep("identity");
  await journey.textbox(journey.words.fields.fullName).fill("SITI CONTOH BARU");
  await page.getByRole("button", { name: journey.words.next }).click();
  await journey.expectStep("review");
  await expect(page.getByText("SITI CONTOH BARU")).toBeVisible();
});

test("each legal text has the title that its tab is found by", async ({ page }) => {
  for (const [name, texts] of Object.entries(legal)) {
    const { heading } = texts.id({ brandName: "" });
    await page.goto(`/id/${name}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
    await expect(page).toHaveTitle(new RegExp(`^${heading} · `));
  }
});

/** Pages, React's own payloads and calls; files that are the same for everybody do not count. */
function requestsForPages(page: Page): string[] {
  const urls: string[] = [];
  page.on("request", (request) => {
    if (["document", "fetch", "xhr"].includes(request.resourceType()) && request.url().startsWith("http"))
      urls.push(`${request.method()} ${request.url()}`);
  });
  return urls;
}
