import type { Page } from "@playwright/test";

/** The main thread; workers and the compositor keep their speed. */
export async function throttle(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
}
