import { expect, type Page } from "@playwright/test";
import type { Applicant } from "../applicants";
import type { Journey } from "../journey";

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

/** Which of somebody's answers are in a text. */
export const canariesIn = (text: string, applicant: Applicant): string[] =>
  canariesOf(applicant).filter((canary) => plain(text).includes(canary));

/** Leaves a customer's answers wherever a page can, as if it had been careless. */
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

/** Nobody's answers are here, nor on any page that Back still leads to. */
export async function expectNoTrace({ page, heading }: Journey, customers: Applicant[]): Promise<void> {
  const search = async () => {
    await expect(heading).toBeFocused();
    const held = await holdingsOf(page);
    for (const customer of customers) expect(canariesIn(held, customer)).toEqual([]);
  };
  await search();
  const began = page.url();
  while (await page.evaluate(() => window.navigation.canGoBack)) {
    await page.goBack();
    if (page.url() === "about:blank") break;
    // Whatever a case left in the history leads to the sign-in's page, the list or an empty start.
    await expect(page).toHaveURL(/\/branch(\/new|\/sign-in)?$/);
    await search();
  }
  await page.goto(began);
}
