import type { Page } from "@playwright/test";

/** Holds every script back. @returns lets them through */
export async function keepAsleep(page: Page): Promise<() => void> {
  let awaken = () => {};
  const awake = new Promise<void>((resolve) => {
    awaken = resolve;
  });
  await page.route(/_next\/static\/chunks\/.*\.js/, async (route) => {
    await awake;
    await route.fallback();
  });
  return awaken;
}
