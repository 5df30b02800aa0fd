import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { parse } from "acorn";
import { type Locale, locales } from "../../lib/locales";
import { wordsOf } from "../../lib/words/of";
import { oldBrowserWords } from "../../lib/words/old-browser";
import { expect, test } from "../support/fixtures";
import { deployedUrl, supportContact } from "../support/server/servers";

const chunks = join(import.meta.dirname, "../../.next/static/chunks");
const help = (locale: Locale) => wordsOf(locale).support(supportContact);
const notice = (page: Page) => page.locator("#old-browser");

test("built scripts: nothing newer than ES2023, which the baseline's browsers read", () => {
  test.skip(deployedUrl !== undefined, "reads the build");
  const scripts = readdirSync(chunks, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".js"),
  );
  expect(scripts.length).toBeGreaterThanOrEqual(20);
  for (const name of scripts)
    expect(() => parse(readFileSync(join(chunks, name), "utf8"), { ecmaVersion: 2023 }), name).not.toThrow();
  // Safari reads the `v` flag since 17.
  expect(() => parse("/[a--b]/v", { ecmaVersion: 2023 })).toThrow();
});

test("old browser: told in both languages, whom to ask, and no step is taken from it", async ({
  page,
  journey,
}) => {
  const errors = await asOldBrowser(page);
  await journey.start();
  await expectNotice(page);
  await journey.uploadCard();
  expect(errors).toEqual([]);
});

test("old browser: told so where none of the page's scripts can be read", async ({ page }) => {
  await asOldBrowser(page);
  await page.route("**/_next/static/chunks/*.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: "syntax from the future {" }),
  );
  await page.goto("/id");
  await expectNotice(page);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("browser of the baseline: no notice, and none asked for", async ({ page, journey }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await journey.open("");
  expect(asked).toContain("/id");
  expect(asked).not.toContain("/api/old-browser");
  await expect(notice(page)).toHaveCount(0);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("page: says in both languages that it needs them, and whom to ask", async ({ page }) => {
    await page.goto("/id");
    for (const locale of locales)
      await expect(
        page.locator("noscript p", { hasText: `${oldBrowserWords[locale].script} ${help(locale)}` }),
      ).toBeVisible();
  });
});

/** Takes a feature of the baseline away. @returns what the page complains of from now on */
async function asOldBrowser(page: Page): Promise<string[]> {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.addInitScript(() => {
    const supports = CSS.supports.bind(CSS);
    CSS.supports = (...asked: string[]) =>
      !asked.join().includes("color-mix") && supports(...(asked as [string, string]));
  });
  return errors;
}

async function expectNotice(page: Page): Promise<void> {
  for (const locale of locales) {
    const { heading, how } = oldBrowserWords[locale];
    await expect(notice(page)).toContainText(`${heading} ${how} ${help(locale)}`);
  }
}
