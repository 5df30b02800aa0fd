import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { keptDraftWords } from "../../lib/words/kept-draft";
import { findChromium } from "../support/browser";
import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";
import { Kredibel } from "../support/kredibel";
import { given, isKept } from "../support/page/keep-nothing";
import { app } from "../support/server/servers";

type Tab = { id: number; url: string; discarded: boolean };
declare const chrome: {
  tabs: {
    query(which: object): Promise<Tab[]>;
    discard(id: number): Promise<Tab>;
    update(id: number, to: { active: true }): Promise<Tab>;
  };
};

/** Chromium discards a tab where memory is short, or where an extension asks for it. */
async function inDiscardingBrowser(browser: Browser, use: (context: BrowserContext) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), "discarding-"));
  const manifest = { manifest_version: 3, name: "Discard", version: "1", permissions: ["tabs"] };
  const extension = join(folder, "manifest.json");
  await writeFile(extension, JSON.stringify({ ...manifest, background: { service_worker: "worker.js" } }));
  await writeFile(join(folder, "worker.js"), "");
  const context = await browser.browserType().launchPersistentContext("", {
    baseURL: app.url,
    locale: "id-ID",
    executablePath: findChromium() ?? undefined,
    ignoreDefaultArgs: ["--disable-extensions"],
    args: ["--no-sandbox", `--disable-extensions-except=${folder}`, `--load-extension=${folder}`],
  });
  try {
    await use(context);
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Discards a page behind another one, and turns to it again. */
async function discard(page: Page): Promise<Page> {
  const context = page.context();
  const extension = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  const gone = page.waitForEvent("close");
  const inFront = await context.newPage();
  const id = await extension.evaluate(async (url) => {
    const tab = (await chrome.tabs.query({})).find((one) => one.url === url);
    return (await chrome.tabs.discard(tab?.id ?? 0)).id;
  }, page.url());
  await gone;
  const back = context.waitForEvent("page");
  await extension.evaluate((tab) => chrome.tabs.update(tab, { active: true }), id);
  const again = await back;
  await inFront.close();
  expect(await again.evaluate(() => "wasDiscarded" in document && document.wasDiscarded)).toBe(true);
  return again;
}

test("kept draft: a tab that Chromium discards has it all, at every step and after a rejection", async ({
  browser,
  applicant,
}) => {
  test.setTimeout(120_000);
  await inDiscardingBrowser(browser, async (context) => {
    let journey = new Journey(await context.newPage(), "id", applicant);
    let comings = 0;
    const goAndComeBack = async () => {
      await isKept(journey.page);
      const before = await given(journey.page);
      const heading = (await journey.heading.textContent()) ?? "";
      journey = new Journey(await discard(journey.page), "id", applicant);
      await expect(journey.heading).toHaveText(heading);
      await expect(journey.page.getByText(keptDraftWords.id.resumed)).toBeVisible();
      await expect.poll(() => given(journey.page)).toEqual(before);
      comings++;
    };
    const { next } = journey.words;
    await journey.start();
    await journey.uploadCard();
    await journey.typeIdentity();
    await goAndComeBack();
    await journey.page.getByRole("button", { name: next, exact: true }).click();
    await journey.typeContact();
    await goAndComeBack();
    await journey.page.getByRole("button", { name: next, exact: true }).click();
    await journey.expectStep("selfie");
    await goAndComeBack();
    await journey.uploadSelfie();
    await goAndComeBack();
    const kredibel = new Kredibel(applicant);
    await kredibel.answer({ status: "not_verified", rejectFields: ["fullName"] });
    await journey.submit();
    await journey.expectRejected(["fullName"]);
    await isKept(journey.page);
    journey = new Journey(await discard(journey.page), "id", applicant);
    await journey.expectRejected(["fullName"]);
    await kredibel.expectOneCall();
    expect(comings).toBe(4);
  });
});
