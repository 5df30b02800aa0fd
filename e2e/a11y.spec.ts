import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { screens } from "./screens";

/**
 * `npm test` looks at each screen once and spreads languages, sizes and schemes over them, so that each pair of these
 * occurs; `npm run e2e:a11y` looks at each screen in all of them.
 */
// The name of the script that npm runs: the same on every system, where setting a variable is not.
const everyScreenEverywhere = process.env.npm_lifecycle_event === "e2e:a11y";

const locales = ["id-ID", "en-GB"];
const sizes = [
  { width: 320, height: 568 },
  { width: 820, height: 1180 },
  { width: 1280, height: 800 },
];
const schemes = ["light", "dark"] as const;

const product = locales.flatMap((locale) =>
  sizes.flatMap((viewport) => schemes.map((colorScheme) => ({ locale, viewport, colorScheme }))),
);
/** Half of the product holds every pair: with each size, both languages, each in another scheme. */
const pairs = product.filter(
  ({ locale, viewport, colorScheme }) =>
    (locales.indexOf(locale) + sizes.indexOf(viewport) + schemes.indexOf(colorScheme)) % 2 === 0,
);
const settings = everyScreenEverywhere ? product : pairs;

settings.forEach(({ locale, viewport, colorScheme }, row) => {
  test.describe(() => {
    test.use({ locale, viewport, colorScheme });

    test(`screens in ${locale}, ${viewport.width} × ${viewport.height}, ${colorScheme}`, {
      tag: "@a11y",
    }, async ({ page, journey }) => {
      const mine = screens.filter((_, index) => everyScreenEverywhere || index % settings.length === row);
      test.setTimeout(mine.length * 20_000);
      for (const { name, reach } of mine)
        await test.step(name, async () => {
          await reach(journey);
          await expectAccessible(page);
        });
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

test("a result prints as one page: whose it is, the reference and the time, and nothing to press", {
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
