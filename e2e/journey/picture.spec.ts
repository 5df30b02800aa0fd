import { join } from "node:path";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";

/** `PICTURE=1 npm run e2e -- e2e/journey/picture.spec.ts --project=phone` draws docs/journey.png anew. */
test.skip(!process.env.PICTURE, "draws the README's picture");
const [width, height, gap] = [360, 672, 24];
test.use({ viewport: { width, height } });

/** The person of every drawing, whose card can be read. */
const specimen = { identityId: "9999995708900001", phoneNumber: "0812 0000 0000" };

test("picture of the journey: one person on card, form, selfie, review and result", async ({
  page,
  camera,
  applicant,
}) => {
  test.slow();
  Object.assign(applicant, specimen, { emailAddress: "siti.contoh@example.com" });
  const journey = new Journey(page, "id", applicant);
  const panels: Buffer[] = [];
  const keep = async () => panels.push(await page.screenshot({ animations: "disabled" }));

  await camera.show("framed");
  await journey.start();
  await journey.openCamera();
  await expect(page.locator("video")).toBeVisible();
  await page.waitForFunction(() => (document.querySelector("video")?.currentTime ?? 0) > 1);
  await keep();
  await journey.shoot();
  await journey.acceptPhoto();
  await journey.expectStep("identity");
  await journey.typeIdentity();
  await toTop(page, page.getByText(journey.words.fields.identityId, { exact: true }).first(), 320);
  await keep();
  await journey.fillIdentity();
  await journey.fillContact();
  await camera.show("face");
  await journey.openCamera();
  await page.waitForFunction(() => (document.querySelector("video")?.currentTime ?? 0) > 1);
  await keep();
  await journey.shoot();
  await journey.acceptPhoto();
  await journey.expectStep("review");
  await keep();
  await journey.submit();
  await journey.expectOutcome("verified");
  await toTop(page, journey.heading, 80);
  await keep();

  const background = "#ffffff";
  const composed = sharp({
    create: { width: panels.length * (width + gap) - gap, height, channels: 3, background },
  }).composite(panels.map((input, index) => ({ input, left: index * (width + gap), top: 0 })));
  await composed.png({ palette: true }).toFile(join(import.meta.dirname, "../../docs/journey.png"));
});

/** Scrolls so that something stands this many pixels below the upper edge. */
async function toTop(page: Page, what: ReturnType<Page["locator"]>, below: number): Promise<void> {
  const box = await what.boundingBox();
  await page.evaluate((by) => window.scrollBy(0, by), (box?.y ?? 0) - below);
}
