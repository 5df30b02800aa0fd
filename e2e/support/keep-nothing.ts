import type { Page } from "@playwright/test";

/** As a browser that forbids storage: the device keeps no draft, so a reload loses what was given. */
export const keepNothing = (page: Pick<Page, "addInitScript">): Promise<unknown> =>
  page.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined }));
