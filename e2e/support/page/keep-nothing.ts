import { type Disposable, expect, type Page } from "@playwright/test";

/** As a browser that forbids storage: the device keeps no draft, so a reload loses what was given. Until it is disposed of. */
export const keepNothing = (page: Pick<Page, "addInitScript">): Promise<Disposable> =>
  page.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined }));

/** What the leaving guard knows: a reload loses nothing. */
export const isKept = (page: Page): Promise<void> =>
  expect
    .poll(() => page.evaluate(() => dispatchEvent(new Event("beforeunload", { cancelable: true }))))
    .toBe(true);

/** What was given, as far as a page shows it. */
export const given = (page: Page) =>
  page.getByRole("main").evaluate((main) => ({
    typed: [...main.querySelectorAll("input")].map(({ value }) => value),
    answers: [...main.querySelectorAll("dd")].map(({ textContent }) => textContent),
    photos: [...main.querySelectorAll("img")].map(({ width, height }) => [width, height]),
  }));
