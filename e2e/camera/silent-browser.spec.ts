import type { Locator, Page } from "@playwright/test";
import { id } from "../../lib/words/id";
import { expect, test } from "../support/fixtures";
import { cardPhoto } from "../support/photos";

/** Each test lets the page's own clock pass over the limits of what does not answer. */
test.describe.configure({ timeout: 90_000 });

/** What a browser may leave unanswered, by name. */
const silenced = {
  "File.arrayBuffer": () => {
    Blob.prototype.arrayBuffer = () => new Promise(() => {});
  },
  createImageBitmap: () => {
    window.createImageBitmap = () => new Promise(() => {});
  },
  "image.decode": () => {
    HTMLImageElement.prototype.decode = () => new Promise(() => {});
  },
  "worker that has started": () => {
    Worker.prototype.postMessage = () => {};
  },
  "worker that never starts": () => {
    Object.defineProperty(Worker.prototype, "onmessage", { set: () => {} });
  },
  "canvas.toBlob": () => {
    HTMLCanvasElement.prototype.toBlob = () => {};
  },
} as const;
type Silenced = keyof typeof silenced;

const accepted = (page: Page) => page.getByRole("img", { name: id.card.alt });

for (const what of [
  "File.arrayBuffer",
  "createImageBitmap",
  "worker that has started",
  "worker that never starts",
] as const)
  test(`file: opened another way where there is no answer from ${what}`, async ({ page, journey }) => {
    await silence(page, what);
    await journey.start();
    await journey.upload(await cardPhoto());
    await passTimeUntilVisible(page, accepted(page));
  });

for (const what of [
  ["createImageBitmap", "image.decode"],
  ["worker that has started", "canvas.toBlob"],
] as const)
  test(`file: words and controls where there is no answer from ${what.join(", ")}`, async ({
    page,
    journey,
  }) => {
    await silence(page, ...what);
    await journey.start();
    await journey.upload(await cardPhoto());
    const refusal = page.getByRole("main").getByRole("alert");
    await passTimeUntilVisible(page, refusal);
    await expect(refusal).toContainText(id.problems.photo_encoding({ code: "photo_encoding" }));
    await expect(page.getByRole("button", { name: id.camera.upload })).toBeEnabled();
    await expect(page.getByRole("button", { name: id.camera.open })).toBeEnabled();
  });

test("camera: photographed another way where the worker does not answer", async ({ page, journey }) => {
  await silence(page, "worker that has started");
  await journey.start();
  await journey.takePhoto();
  await passTimeUntilVisible(page, accepted(page));
});

async function silence(page: Page, ...names: readonly Silenced[]) {
  for (const name of names) await page.addInitScript(silenced[name]);
  await page.clock.install();
}

async function passTimeUntilVisible(page: Page, what: Locator) {
  await expect
    .poll(
      async () => {
        const isThere = await what.isVisible();
        if (!isThere) await page.clock.fastForward("00:05");
        return isThere;
      },
      { timeout: 60_000 },
    )
    .toBe(true);
}
