import { expect, test } from "../support/fixtures";
import { keepNothing } from "../support/keep-nothing";
import { screens } from "../support/screens";
import { measure, schemes, sizes } from "./accessible";
import { audit } from "./audit";
import { views } from "./focus";

// The name of the script that npm runs: the same on every system, where setting a variable is not.
const thorough = process.env.npm_lifecycle_event === "e2e:a11y";

/** `npm test` sees each screen in one of these, the neighbour in the other; `npm run e2e:a11y` in both. */
const locales = ["id-ID", "en-GB"];
/** Neighbours share a test: a screen goes on from where the one before it stands. */
const shares = 3;

locales.forEach((locale, language) => {
  test.describe(() => {
    test.use({ locale });
    const own = screens.filter((_, index) => thorough || index % locales.length === language);

    for (let share = 0; share < shares; share++)
      test(`screens, share ${share + 1} of ${shares}, in ${locale}`, { tag: "@a11y" }, async ({
        page,
        journey,
      }) => {
        const mine = own.slice(
          Math.floor((share * own.length) / shares),
          Math.floor(((share + 1) * own.length) / shares),
        );
        test.setTimeout(mine.length * (thorough ? 20_000 : 12_000));
        // A start page leads to what is kept: each screen begins anew.
        await keepNothing(page);
        const sum: Record<string, number> = {};
        for (const [index, { name, reach }] of mine.entries())
          await test.step(name, async () => {
            await page.setViewportSize(sizes[index % sizes.length] as (typeof sizes)[0]);
            await page.emulateMedia({ colorScheme: schemes[Math.floor(index / sizes.length) % 2] });
            await reach(journey);
            const measured = await measure(page, thorough);
            expect.soft(measured.rules, "rules of axe with something to look at").toBeGreaterThan(5);
            // Five views of each screen take longer than `npm test` has.
            const found = { ...measured, ...(thorough && (await audit(page, views))) };
            for (const [each, count] of Object.entries(found)) sum[each] = (sum[each] ?? 0) + count;
          });
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
