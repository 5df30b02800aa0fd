import { test } from "../support/fixtures";

test.use({ locale: "en-GB" });

test("the whole journey in English", { tag: "@smoke" }, async ({ journey, page }) => {
  await page.goto("/");
  await journey.apply();
  await journey.expectOutcome("verified");
});
