import type { Page } from "@playwright/test";
import { id } from "../../lib/words/id";
import { expect, test } from "../support/fixtures";
import { keepAsleep } from "../support/page/keep-asleep";

/** The first page on a slow network and under a quick thumb: before its script is awake, and while a page is waited for. */

const begin = (page: Page) => page.getByRole("button", { name: id.start.start, exact: true });

async function tickBoth(page: Page) {
  await expect(page.getByRole("checkbox")).toHaveCount(2);
  for (const consent of await page.getByRole("checkbox").all()) await consent.check();
}

test("consents that are ticked before the page is awake count", async ({ page, journey }) => {
  const awaken = await keepAsleep(page);
  await page.goto("/id", { waitUntil: "commit" });
  await tickBoth(page);
  awaken();
  await expect(journey.heading).toBeFocused();
  await begin(page).click();
  await journey.expectStep("card");
});

test("a press before the page is awake loses nothing", async ({ page, journey }) => {
  const awaken = await keepAsleep(page);
  await page.goto("/id?ref=order-7", { waitUntil: "commit" });
  await tickBoth(page);
  await begin(page).click();
  awaken();
  await expect(journey.heading).toBeFocused();
  await expect(page).toHaveURL("/id?ref=order-7");
  await begin(page).click();
  await expect(page).toHaveURL("/id/apply?step=card&ref=order-7");
});

test("however often it is pressed, one application is begun", async ({ page, journey }) => {
  const opened: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/application")) opened.push(request.method());
  });
  await journey.open("");
  await tickBoth(page);
  await begin(page).dblclick();
  await journey.expectStep("card");
  expect(opened).toEqual(["POST"]);
  await page.goBack();
  await expect(page).toHaveURL("/id");
});

test("a server that does not answer is waited for in sight, and not for ever", async ({ page, journey }) => {
  await page.addInitScript(() => {
    const waiting = new AbortController();
    AbortSignal.timeout = () => waiting.signal;
    window.stopWaiting = () => waiting.abort();
  });
  await journey.open("");
  await tickBoth(page);
  let asked = 0;
  await page.route("**/api/application", () => {
    asked++;
  });
  await begin(page).dblclick();
  await expect(begin(page)).toHaveAttribute("aria-disabled", "true");
  await page.evaluate(() => window.stopWaiting?.());
  await expect(page.getByRole("alert").filter({ hasText: id.notOpened })).toBeVisible();
  await expect(begin(page)).toHaveAttribute("aria-disabled", "false");
  expect(asked).toBe(1);
});

declare global {
  interface Window {
    stopWaiting?: () => void;
  }
}
