import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures";
import { screens } from "../support/screens";
import { expectAccessible } from "./accessible";

/**
 * `npm test` looks at each screen once and spreads languages, sizes and schemes over them, so that each pair of these
 * occurs; `npm run e2e:a11y` looks at each screen in all of them.
 */
// The name of the script that npm runs: the same on every system, where setting a variable is not.
const everyScreenEverywhere = process.env.npm_lifecycle_event === "e2e:a11y";

type View = { size: { width: number; height: number }; colorScheme: "light" | "dark" };

const locales = ["id-ID", "en-GB"];
const sizes = [
  { width: 320, height: 568 },
  { width: 820, height: 1180 },
  { width: 1280, height: 800 },
];
const schemes = ["light", "dark"] as const;
const views: View[] = sizes.flatMap((size) => schemes.map((colorScheme) => ({ size, colorScheme })));

/** Half of the product holds every pair: with each size, both languages, each in another scheme. */
const pairs = locales.flatMap((locale) =>
  views
    .filter(
      ({ size, colorScheme }) =>
        (locales.indexOf(locale) + sizes.indexOf(size) + schemes.indexOf(colorScheme)) % 2 === 0,
    )
    .map((view) => ({ locale, seen: [view] })),
);
/** What a share of the screens is looked at in: a screen is reached once for all views of a language. */
const rounds = everyScreenEverywhere
  ? locales.flatMap((locale) => pairs.map(() => ({ locale, seen: views })))
  : pairs;

rounds.forEach(({ locale, seen }, round) => {
  const share = round % pairs.length;
  const described = seen.map(({ size, colorScheme }) => `${size.width} × ${size.height} ${colorScheme}`);

  test.describe(() => {
    test.use({ locale });

    test(`screens, share ${share + 1} of ${pairs.length}, in ${locale}, ${described.join(", ")}`, {
      tag: "@a11y",
    }, async ({ page, journey }) => {
      const mine = screens.filter((_, index) => index % pairs.length === share);
      test.setTimeout(mine.length * (15_000 + 5_000 * seen.length));
      for (const { name, reach } of mine)
        for (const view of seen)
          await test.step(`${name}, ${view.size.width} × ${view.size.height}, ${view.colorScheme}`, async () => {
            await page.setViewportSize(view.size);
            await page.emulateMedia({ colorScheme: view.colorScheme });
            if (view === seen[0]) await reach(journey);
            else await waitUntilSettled(page);
            await expectAccessible(page);
          });
    });
  });
});

/** Colours take their time to change with the scheme; what is between two is no colour of ours. */
const waitUntilSettled = (page: Page): Promise<unknown> =>
  page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((each) => each instanceof CSSTransition)
        .map(({ finished }) => finished),
    ),
  );

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
