import { type Browser, type BrowserContextOptions, chromium, type Page } from "@playwright/test";
import { feedFile } from "../../e2e/feeds/feeds";
import { ensureChromium } from "../../e2e/support/browser";

const phone: BrowserContextOptions = {
  locale: "id-ID",
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
  permissions: ["camera"],
};

/** @param camera file that its camera plays */
export async function openBrowser(camera?: string): Promise<Browser> {
  return chromium.launch({
    executablePath: ensureChromium(),
    args: [
      "--disable-background-networking",
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-video-capture=${camera ?? (await feedFile("good"))}`,
    ],
  });
}

/** A phone's empty browser: nothing cached, nobody known. */
export async function onPhone<T>(
  browser: Browser,
  baseURL: string,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ ...phone, baseURL });
  try {
    // tsx wraps each named function in a call of its own `__name`, which the page does not have.
    await context.addInitScript("globalThis.__name = (named) => named;");
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}
