import { expect, type Page } from "@playwright/test";
import axe from "axe-core";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** What a colour scheme changes. */
const colourRules = ["color-contrast", "link-in-text-block"];
/** CSS pixels, as Material and Apple have it for thumbs. */
const targetSize = 48;
/** The least of WCAG 2.2: a link is as wide as its words. */
const leastSize = 24;

export type Size = { width: number; height: number };
export const sizes: Size[] = [
  { width: 320, height: 568 },
  { width: 820, height: 1180 },
  { width: 1280, height: 800 },
];
export const schemes = ["light", "dark"] as const;

/** How much was looked at. */
export type Measured = Record<"looks" | "rules" | "targets" | "widths", number>;

/**
 * The screen as it stands, in both schemes, and its targets and width at every size.
 * @param thorough all of axe at every size
 */
export async function measure(page: Page, thorough: boolean): Promise<Measured> {
  const reached = await expectAccessible(page);
  const found = [reached, await inOtherScheme(page)];
  for (const size of sizes.filter(({ width }) => width !== page.viewportSize()?.width)) {
    await page.setViewportSize(size);
    if (thorough) found.push(await expectAccessible(page), await inOtherScheme(page));
    else found.push(await expectRoom(page));
  }
  const sum = (column: keyof Measured) => found.reduce((total, each) => total + each[column], 0);
  return { looks: sum("looks"), rules: reached.rules, targets: sum("targets"), widths: sum("widths") };
}

/** Nothing that axe objects to, nothing that runs out at the side, every target large enough for a thumb. */
export async function expectAccessible(page: Page): Promise<Measured> {
  const rules = await runAxe(page, true);
  expect.soft(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
  await expect.soft(page).toHaveTitle(/./);
  return { ...(await expectRoom(page)), looks: 1, rules };
}

/** The colours only. */
async function inOtherScheme(page: Page): Promise<Measured> {
  await switchScheme(page);
  return { looks: 1, rules: await runAxe(page, false), targets: 0, widths: 0 };
}

/** @returns the rules that had something to look at */
async function runAxe(page: Page, everything: boolean): Promise<number> {
  // Once a document: it is half a megabyte to compile.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  await page.evaluate(transitionsOver);
  const { violations, passes } = await page.evaluate(readRules, everything ? tags : colourRules);
  expect.soft(violations).toEqual([]);
  return passes + violations.length;
}

/** @param runOnly tags or rules */
async function readRules(runOnly: string[]): Promise<{ violations: string[]; passes: number }> {
  const { run } = (window as unknown as { axe: typeof axe }).axe;
  const { violations, passes } = await run({ runOnly, resultTypes: ["violations"], preload: false });
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  return { violations: found, passes: passes.length };
}

async function switchScheme(page: Page): Promise<void> {
  const dark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  await page.emulateMedia({ colorScheme: dark ? "light" : "dark" });
}

/** Colours take their time, with a scheme or a press; what is between two is no colour of ours. */
async function transitionsOver(): Promise<void> {
  const running = document.getAnimations().filter((each) => each instanceof CSSTransition);
  await Promise.allSettled(running.map(({ finished }) => finished));
}

/** At the page's own text size, and at 200 % where the screen is not the smallest already (WCAG 1.4.4, 1.4.10). */
async function expectRoom(page: Page): Promise<Measured> {
  const { width = 0, height } = page.viewportSize() ?? {};
  const texts = width < 640 ? [""] : ["", "200%"];
  const { targets, small } = await page.evaluate(readTargets, [targetSize, leastSize] as const);
  expect.soft(small, `${width} × ${height}`).toEqual([]);
  expect.soft(await page.evaluate(overflows, texts), `${width} × ${height}`).toEqual([]);
  return { looks: 0, rules: 0, targets, widths: texts.length };
}

/** By how many pixels each size of text runs out at the side, where it does. */
function overflows(texts: string[]): string[] {
  const root = document.documentElement;
  const over = texts.flatMap((fontSize) => {
    root.style.fontSize = fontSize;
    const pixels = root.scrollWidth - root.clientWidth;
    return pixels > 0 ? [`${fontSize} ${pixels} px`] : [];
  });
  root.style.fontSize = "";
  return over;
}

/** What can be tapped, and what of it is too low or too narrow for a thumb. A label counts for its box. */
function readTargets([size, least]: readonly [number, number]): { targets: number; small: string[] } {
  const targets = [...document.querySelectorAll("a, button, summary, input")]
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 1)
    .map((element) => element.closest("label") ?? element);
  const small = targets.filter((element) => {
    const { width, height } = element.getBoundingClientRect();
    return height < size || width < (element.matches("a") ? least : size);
  });
  return { targets: targets.length, small: small.map((element) => element.outerHTML.slice(0, 200)) };
}
