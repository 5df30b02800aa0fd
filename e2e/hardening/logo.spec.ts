import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../support/fixtures";
import type { Instance } from "../support/server/instance";
import { ownTestbed } from "../support/server/own-app";

const own = ownTestbed();
const colour = "#b00020";
let server: Instance;
test.beforeAll(async () => {
  const logo = join(own.image.data, "logo.svg");
  copyFileSync(join(import.meta.dirname, "../../app/icon.svg"), logo);
  server = await own.start({ BRAND_LOGO: logo, BRAND_COLOR: colour });
});

test("the operator's logo is kept by a browser, under the address that pages give it", async () => {
  const page = await (await fetch(`${server.url}/id`)).text();
  const address = /\/api\/brand-logo\?v=[\w-]+/.exec(page)?.[0] ?? "none";
  const [kept, plain] = await Promise.all(
    [address, "/api/brand-logo"].map((path) => fetch(`${server.url}${path}`)),
  );
  expect(kept?.headers.get("content-type")).toBe("image/svg+xml");
  expect(kept?.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
  expect(plain?.status).toBe(200);
  expect(plain?.headers.get("cache-control")).toBe("no-store");
});

test("the operator's colour stays on the page where its language is switched", async ({ page }) => {
  const brand = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--brand"));
  await page.goto(`${server.url}/id`);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  expect(await brand()).toBe(colour);
  await page.getByRole("banner").getByRole("link", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  expect(await brand()).toBe(colour);
});
