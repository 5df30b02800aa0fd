import { expect, type Locator, type Page } from "@playwright/test";

/** The page's own clock goes on until it shows that heading: when it began to count is not seen from outside. */
export async function passTimeUntil(page: Page, heading: Locator, text: string): Promise<void> {
  await expect
    .poll(async () => {
      await page.clock.fastForward("00:05");
      return heading.textContent();
    })
    .toBe(text);
}

/** Once the page has drawn what it knew when this was asked. */
export const painted = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
