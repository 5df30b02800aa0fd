import { expect, type Page } from "@playwright/test";
import type { Applicant } from "../support/applicants";
import type { Journey } from "../support/journey";
import { onWhatStays } from "../support/on-what-stays";
import { pressBack } from "../support/page/back-forward-cache";

/** Spaces and dashes are how a number is shown, not what it is. */
const plain = (text: string) => text.replace(/[\s-]/g, "").toLowerCase();

const canariesOf = ({ identityId, fullName, emailAddress, phoneNumber }: Applicant) =>
  [identityId, fullName, emailAddress, phoneNumber.slice(1)].map(plain);

/** Everything that a page shows, holds in its fields, or has left in its browser. */
export function holdingsOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const caching = await caches.keys();
    const entries = await Promise.all(caching.map(async (name) => (await caches.open(name)).keys()));
    return JSON.stringify([
      document.title,
      location.href,
      document.cookie,
      document.documentElement.outerHTML,
      [...document.querySelectorAll("input")].map(({ value }) => value),
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      await indexedDB.databases(),
      caching,
      entries.flat().map(({ url }) => url),
    ]);
  });
}

/** Which of an applicant's answers are in the text of a page. */
export function canariesIn(text: string, applicant: Applicant): string[] {
  expect(text.length, "the page that is searched").toBeGreaterThan(1_000);
  return canariesOf(applicant).filter((canary) => plain(text).includes(canary));
}

/** Leaves a customer's answers wherever a page can. */
export function plantCanaries(page: Page, applicant: Applicant): Promise<void> {
  return page.evaluate(async (canary) => {
    localStorage.setItem("left", canary);
    sessionStorage.setItem("left", canary);
    await caches.open(canary);
    await new Promise((done) => {
      indexedDB.open(canary).onsuccess = done;
    });
  }, applicant.identityId);
}

/** None of their answers is here, nor on any page that Back still leads to. */
export async function expectNoTrace({ page, heading }: Journey, customers: Applicant[]): Promise<void> {
  const search = () =>
    onOneDocument(page, async () => {
      await expect(heading).toBeVisible();
      await expect(page.locator("[aria-busy], main img, main video")).toHaveCount(0);
      const held = await holdingsOf(page);
      for (const customer of customers) expect(canariesIn(held, customer)).toEqual([]);
    });
  await search();
  const began = page.url();
  while (await onWhatStays(() => page.evaluate(() => window.navigation.canGoBack))) {
    await goBack(page);
    await search();
  }
  await page.goto(began);
}

/** A page behind may lead on at once: where another came in the meantime, that one is looked at. */
export async function onOneDocument(page: Page, look: () => Promise<void>): Promise<void> {
  const loaded = () => onWhatStays(() => page.evaluate(() => performance.timeOrigin));
  for (;;) {
    const before = await loaded();
    const failure = await look().catch((error: unknown) => error);
    if ((await loaded()) !== before) continue;
    if (failure) throw failure;
    return;
  }
}

/** A page that is just leading on by itself ignores the press: it is pressed again. */
async function goBack(page: Page): Promise<void> {
  const place = () => page.evaluate(() => window.navigation.currentEntry?.index ?? -1);
  const before = await onWhatStays(place);
  await expect(async () => {
    await pressBack(page);
    await expect.poll(() => place().catch(() => null), { timeout: 4_000 }).toBe(before - 1);
  }).toPass({ timeout: 15_000 });
}
