import type { Disposable } from "@playwright/test";
import { accessibility } from "../../lib/words/accessibility";
import { handoffWords } from "../../lib/words/handoff";
import { expect, test } from "../support/fixtures";
import type { Journey } from "../support/journey";
import { keepNothing } from "../support/page/keep-nothing";
import { type Screen, screens } from "../support/screens";
import { measure, schemes, sizes } from "./accessible";
import { audit } from "./audit";
import { views } from "./focus";

// The name of the script that npm runs: the same on every system, where setting a variable is not.
const thorough = process.env.npm_lifecycle_event === "e2e:a11y";

/** `npm test` sees each screen in one of these, the neighbour in the other; `npm run e2e:a11y` in both. */
const locales = ["id-ID", "en-GB"];
/** Neighbours share a test: a screen goes on from where the one before it stands. */
const shares = thorough ? 12 : 3;

/** @returns how much was looked at, by what was looked for */
async function lookAt(these: Screen[], journey: Journey): Promise<Record<string, number>> {
  const { page } = journey;
  const sum: Record<string, number> = {};
  let forbidden: Disposable | null = null;
  for (const [index, { name, keeps, reach }] of these.entries())
    await test.step(name, async () => {
      // A start page leads to what is kept: the others begin anew.
      if (keeps) await forbidden?.dispose();
      forbidden = keeps ? null : (forbidden ?? (await keepNothing(page)));
      await page.setViewportSize(sizes[index % sizes.length] as (typeof sizes)[0]);
      await page.emulateMedia({ colorScheme: schemes[Math.floor(index / sizes.length) % 2] });
      await reach(journey);
      const measured = await measure(page, thorough);
      expect.soft(measured.rules, "rules of axe with something to look at").toBeGreaterThan(5);
      // Five views of each screen take longer than `npm test` has.
      const found = { ...measured, ...(thorough && (await audit(page, views))) };
      for (const [each, count] of Object.entries(found)) sum[each] = (sum[each] ?? 0) + count;
    });
  return sum;
}

/** Where a mouse is the main pointer, more is offered: a phone to go on at, a file to be dragged. */
test.describe(() => {
  test.use({ isMobile: false, hasTouch: false });

  test("screens with a mouse", { tag: "@a11y" }, async ({ journey }) => {
    test.setTimeout(100_000);
    const mine = screens.filter(({ name }) => ["step start", "step card", "step card, live"].includes(name));
    const sum = await lookAt(mine, journey);
    process.stdout.write(`${mine.length} screens with a mouse: ${JSON.stringify(sum)}\n`);
    await journey.open("");
    await expect(journey.page.getByRole("link", { name: handoffWords.id.offer.go })).toBeVisible();
  });
});

locales.forEach((locale, language) => {
  test.describe(() => {
    test.use({ locale });
    const own = screens.filter((_, index) => thorough || index % locales.length === language);

    for (let share = 0; share < shares; share++)
      test(`screens, share ${share + 1} of ${shares}, in ${locale}`, { tag: "@a11y" }, async ({
        journey,
      }) => {
        const mine = own.slice(
          Math.floor((share * own.length) / shares),
          Math.floor(((share + 1) * own.length) / shares),
        );
        test.setTimeout(mine.length * (thorough ? 20_000 : 12_000));
        const sum = await lookAt(mine, journey);
        process.stdout.write(`${mine.length} screens in ${locale}: ${JSON.stringify(sum)}\n`);
        expect(sum.targets).toBeGreaterThan(mine.length * sizes.length);
      });
  });
});

test("in the system's own colours each button still has its edge", { tag: "@a11y" }, async ({
  page,
  journey,
}) => {
  await page.emulateMedia({ forcedColors: "active" });
  await journey.open("");
  const start = page.getByRole("button", { name: journey.words.start });
  await expect(start).toHaveCSS("border-top-style", "solid");
  await expect(start).toHaveCSS("border-top-width", "1px");
  const [edge, ground] = await start.evaluate((button) => [
    getComputedStyle(button).borderTopColor,
    getComputedStyle(document.body).backgroundColor,
  ]);
  expect(edge).not.toBe(ground);
});

test("nothing moves for whoever asked for stillness", { tag: "@a11y" }, async ({ page, journey }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await journey.open("");
  const longest = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll("*")].flatMap((element) => {
        const { transitionDuration, animationDuration } = getComputedStyle(element);
        return [transitionDuration, animationDuration].map(Number.parseFloat);
      }),
    ),
  );
  expect(longest).toBeLessThan(0.001);
});

test("larger text: stays through the visit, in either language, until given back", {
  tag: "@a11y",
}, async ({ page, journey, context }) => {
  const { textSize, link } = accessibility.id;
  const rootSize = () =>
    page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  await journey.open("");
  expect(await rootSize()).toBe(16);
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: link }).click();
  const choosing = await opened;
  await choosing.getByRole("button", { name: textSize.choose.large }).click();
  await expect(choosing.getByRole("button", { name: textSize.choose.usual })).toBeVisible();
  await page.reload();
  expect(await rootSize()).toBe(19);
  await journey.begin();
  expect(await rootSize()).toBe(19);
  await page.getByRole("banner").getByRole("link", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  expect(await rootSize()).toBe(19);
  await choosing.getByRole("button", { name: textSize.choose.usual }).click();
  await expect(choosing.getByRole("button", { name: textSize.choose.large })).toBeVisible();
  await page.goto("/id");
  expect(await rootSize()).toBe(16);
});

test("print: a result is one page with operator, reference and time, no button", {
  tag: "@a11y",
}, async ({ page, journey }) => {
  await journey.apply();
  await journey.expectOutcome("verified");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("banner")).toBeVisible();
  await expect(page.getByText(/^ref_certel#/)).toBeVisible();
  await expect(page.getByRole("time")).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
  const pdf = await page.pdf({ format: "A4" });
  expect(pdf.toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(1);
});
