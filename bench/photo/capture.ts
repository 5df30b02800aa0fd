import { type Browser, expect, type Page } from "@playwright/test";
import { someApplicant } from "../../e2e/support/applicants";
import { Journey } from "../../e2e/support/journey";
import { cardPhoto, type PhotoFile } from "../../e2e/support/photos";
import { onPhone, openBrowser } from "../support/browser";
import { median, type Row } from "../support/table";
import { openTestbed, type Testbed } from "../support/testbed";
import { throttle } from "../support/throttle";
import { cameraFeed, framesPerSecond } from "./camera-feed";
import { bareFile, bareFrame, countFrames, startBareVideo, watchCapture } from "./capture-page";

const rounds = 5;
const cameras = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
];
const slownesses = [1, 4];
const watchedMs = 4_000;

type Pair = { ours: number; bare: number };

/** From the shutter to the photo, against a bare decode and encode. */
export async function capture(): Promise<Row[]> {
  const testbed = await openTestbed();
  try {
    const rows: Row[] = [];
    for (const { width, height } of cameras) {
      const browser = await openBrowser(await cameraFeed(width, height));
      for (const slower of slownesses) {
        const pairs = await shots(browser, testbed, slower);
        rows.push(captureRow(`shutter to photo, ${width} × ${height}`, slower, pairs));
      }
      if (width === 1280)
        for (const slower of slownesses) rows.push(...(await guidanceRows(browser, testbed, slower)));
      if (width === 1280)
        for (const slower of slownesses)
          rows.push(
            captureRow("file of 12 megapixels to photo", slower, await uploads(browser, testbed, slower)),
          );
      await browser.close();
    }
    return rows;
  } finally {
    await testbed.stop();
  }
}

function captureRow(what: string, slower: number, pairs: Pair[]): Row {
  const ours = median(pairs.map((pair) => pair.ours));
  const figure = median(pairs.map(({ bare }) => bare));
  return {
    what: slower === 1 ? what : `${what}, ${slower} × slower`,
    unit: "ms",
    ours,
    against: { name: "bare decode and toBlob", figure },
    ...(slower === 1 && {
      goal: { sentence: "≤ 2 ×", met: ours <= 2 * figure, saw: pairs.length, least: rounds },
    }),
  };
}

async function shots(browser: Browser, testbed: Testbed, slower: number): Promise<Pair[]> {
  return onCardStep(browser, testbed, async (journey) => {
    const { page, words } = journey;
    await throttle(page, slower);
    const pairs: Pair[] = [];
    for (let round = 0; round < rounds; round++) {
      const again = round === 0 ? words.camera.open : words.camera.retake;
      await page.getByRole("button", { name: again, exact: true }).click();
      const shutter = page.getByRole("button", { name: words.camera.take, exact: true });
      await expect(shutter).toBeEnabled();
      const bare = await page.evaluate(bareFrame);
      await shutter.click();
      pairs.push({ ours: await accepted(page, "click"), bare });
    }
    return pairs;
  });
}

async function uploads(browser: Browser, testbed: Testbed, slower: number): Promise<Pair[]> {
  const file = await twelveMegapixels();
  return onCardStep(browser, testbed, async (journey) => {
    const { page, words } = journey;
    await throttle(page, slower);
    const pairs: Pair[] = [];
    for (let round = 0; round < rounds; round++) {
      await journey.upload(file);
      const ours = await accepted(page, "change");
      pairs.push({ ours, bare: await page.evaluate(bareFile) });
      await page.getByRole("button", { name: words.camera.retake, exact: true }).click();
    }
    return pairs;
  });
}

/** While guidance runs, against the bare stream. */
async function guidanceRows(browser: Browser, testbed: Testbed, slower: number): Promise<Row[]> {
  return onCardStep(browser, testbed, async (journey) => {
    const { page } = journey;
    await throttle(page, slower);
    await journey.openCamera();
    const shutter = page.getByRole("button", { name: journey.words.camera.take, exact: true });
    await expect(shutter).toBeEnabled();
    type Counted = Awaited<ReturnType<typeof countFrames>>;
    const ours: Counted[] = [];
    const bare: Counted[] = [];
    for (let round = 0; round < 3; round++) ours.push(await page.evaluate(countFrames, watchedMs));
    const other = await page.context().newPage();
    await other.goto(`${testbed.url}/id/privacy`);
    await throttle(other, slower);
    await other.evaluate(startBareVideo);
    for (let round = 0; round < 3; round++) bare.push(await other.evaluate(countFrames, watchedMs));
    const row = (what: string, pick: (counted: Counted) => number) => ({
      what: `${what} while guidance runs${slower === 1 ? "" : `, ${slower} × slower`}`,
      unit: "rate" as const,
      ours: median(ours.map(pick)),
      against: { name: "a bare video", figure: median(bare.map(pick)) },
    });
    const shown = row(`frames a second of ${framesPerSecond}`, (counted) => counted.shown);
    return [
      {
        ...shown,
        ...(slower > 1 && {
          goal: { sentence: "≥ 24", met: shown.ours >= 24, saw: ours.length, least: 3 },
        }),
      },
      row("frames dropped of 100", (counted) => counted.dropped),
    ];
  });
}

async function onCardStep<T>(
  browser: Browser,
  testbed: Testbed,
  use: (journey: Journey) => Promise<T>,
): Promise<T> {
  return onPhone(browser, testbed.url, async (page) => {
    await page.addInitScript(watchCapture);
    const journey = new Journey(page, "id", someApplicant());
    await journey.start();
    return use(journey);
  });
}

/** In milliseconds. */
async function accepted(page: Page, from: "click" | "change"): Promise<number> {
  // `waitForFunction` would need `eval`, which our pages forbid.
  const took = () => page.evaluate((kind) => window.capture?.took(kind) ?? 0, from);
  await expect.poll(took, { timeout: 30_000 }).toBeGreaterThan(0);
  return took();
}

/** As a phone's own camera app makes them. */
const twelveMegapixels = (): Promise<PhotoFile> => cardPhoto({ width: 4000, height: 3000 });
