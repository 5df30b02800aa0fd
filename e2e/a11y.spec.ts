import { expectAccessible } from "./accessible";
import { test } from "./fixtures";
import { screens } from "./screens";

/**
 * `npm test` looks at each screen once and spreads languages, sizes and schemes over them, so that each pair of these
 * occurs; `npm run e2e:a11y` looks at each screen in all of them.
 */
const everyScreenEverywhere = process.env.A11Y === "full";

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

    test(`screens in ${locale}, ${viewport.width} × ${viewport.height}, ${colorScheme}`, async ({
      page,
      journey,
    }) => {
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
