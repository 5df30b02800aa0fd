import { expect, type Locator, type Page } from "@playwright/test";

/** The page's own clock goes on until that stands there: when the page began to count is not seen from outside. */
export async function passTimeUntil(page: Page, where: Locator, text: string): Promise<void> {
  await expect
    .poll(async () => {
      if ((await where.textContent()) !== text) await page.clock.fastForward("00:05");
      // Else the time in which it stands there is over before it was looked at.
      await painted(page);
      return where.textContent();
    })
    .toBe(text);
}

/** Once the page has drawn what it knew when this was asked. */
export const painted = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );

/** Out of sight for so many seconds in which no timer runs, as on a device that sleeps. `wake` comes after it. */
export async function sleep(page: Page, seconds: number): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { configurable: true, value: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    Object.defineProperty(document, "hidden", { configurable: true, value: false });
  });
  await page.clock.setSystemTime((await page.evaluate(() => Date.now())) + seconds * 1_000);
}

export const wake = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
