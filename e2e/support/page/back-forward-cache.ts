import type { LaunchOptions, Page, Route } from "@playwright/test";
import { onWhatStays } from "../on-what-stays";

type Use<Value> = (value: Value) => Promise<void>;

/** Playwright switches off the cache in which browsers keep pages that were left; people's browsers have it on. */
export const broughtBack = {
  wholeBrowser: true,
  launchOptions: async ({ launchOptions }: { launchOptions: LaunchOptions }, use: Use<LaunchOptions>) => {
    await use({ ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] });
  },
};

/** Chromium keeps a page less readily whose calls are marked `no-store`; others do not look. */
export async function keepable(route: Route) {
  const response = await route.fetch();
  const { "cache-control": _, "set-cookie": __, ...headers } = response.headers();
  await route.fulfill({ response, headers });
}

/** Leaves a page whose storage has answered: Chromium keeps none that is still asking. */
export async function leaveFor(page: Page, path: string): Promise<void> {
  await page.evaluate(async () => void (await indexedDB.databases()));
  await page.goto(path);
}

declare global {
  interface Window {
    cameBack(page: string): Promise<void>;
  }
}

/** What each page shows at the very moment in which the browser brings it back as it was. */
export async function watchReturns(page: Page): Promise<string[]> {
  const returned: string[] = [];
  await page.exposeFunction("cameBack", (shown: string) => void returned.push(shown));
  await page.addInitScript(() => {
    addEventListener("pageshow", ({ persisted }) => {
      if (!persisted) return;
      const typed = [...document.querySelectorAll("input")].map(({ value }) => value);
      window.cameBack([location.pathname, document.documentElement.outerHTML, ...typed].join("\n"));
    });
  });
  return returned;
}

/** Playwright's `goBack` would wait for a load, which a page from the cache does not make. */
export const pressBack = (page: Page): Promise<void> =>
  onWhatStays(() => page.evaluate(() => void setTimeout(() => history.back())));
