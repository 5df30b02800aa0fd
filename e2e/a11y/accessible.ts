import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** CSS pixels, as Material and Apple have it for thumbs. */
const targetSize = 48;
/** The least of WCAG 2.2: a link is as wide as its words. */
const leastSize = 24;

/** Nothing that axe objects to, nothing that runs out at the side, every target large enough for a thumb. */
export async function expectAccessible(page: Page): Promise<void> {
  // In one go: what the other way costs, a page more for each look, is for frames, which we have none of.
  const { violations } = await new AxeBuilder({ page }).withTags(tags).setLegacyMode().analyze();
  expect
    .soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`))
    .toEqual([]);
  expect.soft(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
  await expect.soft(page).toHaveTitle(/./);
  expect.soft(await smallTargets(page)).toEqual([]);
  await expectNoSidewaysScrolling(page);
}

/** At the page's own text size, and at 200 % where the screen is not the smallest already (WCAG 1.4.4, 1.4.10). */
async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  expect.soft(await overflow(page)).toBeLessThanOrEqual(0);
  if ((page.viewportSize()?.width ?? 0) < 640) return;
  await setTextSize(page, "200%");
  expect.soft(await overflow(page)).toBeLessThanOrEqual(0);
  await setTextSize(page, "");
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const setTextSize = (page: Page, size: string) =>
  page.evaluate((fontSize) => {
    document.documentElement.style.fontSize = fontSize;
  }, size);

/** What can be tapped and is too low or too narrow for it. A label counts for its box. */
const smallTargets = (page: Page) =>
  page.evaluate(
    ([size, least]) => {
      const visible = (element: Element) =>
        element.checkVisibility() && element.getBoundingClientRect().width > 1;
      return [...document.querySelectorAll("a, button, summary, input")]
        .filter(visible)
        .map((element) => element.closest("label") ?? element)
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect();
          return height < size || width < (element.matches("a") ? least : size);
        })
        .map((element) => element.outerHTML.slice(0, 200));
    },
    [targetSize, leastSize] as const,
  );
