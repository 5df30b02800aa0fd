import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { onPhone, openBrowser } from "../../bench/support/browser";
import { startControlledSimulator } from "../../lib/kredibel/simulator/control";
import { id } from "../../lib/words/id";
import { someApplicant } from "../support/applicants";
import { Journey } from "../support/journey";
import { layOutImage } from "../support/server/image";
import { startInstance } from "../support/server/instance";

/**
 * `npm run image-sets`: gives each picture below `image-sets/`, which git ignores, to the card step as a file. Ends with 1
 * where one that Chromium itself opens, and that is not cut, is called damaged or no picture, where the page throws or does
 * not answer, or where there are none. Wants a build made with BUILD_STANDALONE=1.
 */
const folder = join(import.meta.dirname, "../../image-sets");
const kinds = /^\.(jpe?g|jfif|png|webp|svg|gif|bmp|avif|heic|heif|tiff?)$/i;
const say = (line: string) => process.stdout.write(`${line}\n`);
const answerWithinMs = 30_000;

/** What must not be said of a picture that the browser opens and that could be sent. */
const unjust = [id.problems.photo_damaged, id.problems.photo_unreadable, id.problems.photo_encoding].map(
  (say) => (say as () => string)(),
);

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && kinds.test(extname(entry.name)))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();

const simulator = await startControlledSimulator({ apiKey: "images" });
const image = layOutImage();
const server = await startInstance(image, {
  KREDIBEL_BASE_URL: simulator.url,
  KREDIBEL_API_KEY: "images",
  LEDGER_SECRET: "a secret of the image sets and nothing else",
});
const browser = await openBrowser();
const counts = new Map<string, number>();
let wrong = 0;
try {
  await onPhone(browser, server.url.replace("127.0.0.1", "localhost"), async (page) => {
    const thrown: string[] = [];
    page.on("pageerror", ({ message }) => thrown.push(message));
    const journey = new Journey(page, "id", someApplicant());
    await journey.start();
    for (const file of files) {
      thrown.length = 0;
      const end = await give(journey, file);
      const opens = await opensInBrowser(page);
      const isCut = await lacksData(readFileSync(file));
      const isWrong = thrown.length > 0 || end === "silent" || (opens && !isCut && unjust.includes(end));
      if (isWrong) wrong += 1;
      counts.set(end, (counts.get(end) ?? 0) + 1);
      say(
        `${isWrong ? "WRONG " : ""}${isCut ? "cut, " : ""}${opens ? "opens" : "does not open"}: ${end}  ${file.slice(folder.length + 1)} ${thrown}`,
      );
    }
  });
} finally {
  await browser.close();
  await server.stop();
  await simulator.close();
  image.remove();
}
for (const [end, count] of counts) say(`${String(count).padStart(6)}  ${end}`);
say(`${files.length} pictures, ${wrong} wrong`);
process.exitCode = wrong > 0 || files.length === 0 ? 1 : 0;

/** @returns "taken", what the page says, or "silent" */
async function give(journey: Journey, file: string): Promise<string> {
  const { page, alert } = journey;
  const input = page.locator('input[type="file"]');
  const retake = page.getByRole("button", { name: id.camera.retake });
  if ((await retake.count()) > 0) await retake.click();
  await page.evaluate(() => {
    document.addEventListener(
      "change",
      (event) => Object.assign(window, { given: (event.target as HTMLInputElement).files?.[0] }),
      {
        capture: true,
        once: true,
      },
    );
  });
  await input.setInputFiles(file);
  const checking = page.getByRole("main").getByText(id.camera.checking);
  await checking
    .first()
    .waitFor({ state: "hidden", timeout: answerWithinMs })
    .catch(() => {});
  await retake
    .or(alert)
    .first()
    .waitFor({ timeout: answerWithinMs })
    .catch(() => {});
  if ((await retake.count()) > 0) return "taken";
  return (await alert.count()) > 0 ? ((await alert.locator("p").last().textContent()) ?? "") : "silent";
}

/** Browsers show a cut file with grey rows; libvips tells, unless nothing but JPEG's end marker is missing, and WebP's own size. */
async function lacksData(bytes: Buffer): Promise<boolean> {
  if (bytes.toString("latin1", 0, 4) === "RIFF") return bytes.readUInt32LE(4) + 8 > bytes.length;
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
  const ended = isJpeg ? Buffer.concat([bytes, Buffer.of(0xff, 0xd9)]) : bytes;
  const problemAt = async (failOn: "none" | "warning") => {
    try {
      await sharp(ended, { failOn, limitInputPixels: false }).stats();
      return "";
    } catch (error) {
      return String(error);
    }
  };
  return (await problemAt("none")) === "" && /premature end|read error/.test(await problemAt("warning"));
}

/** Whether an `<img>` shows the file that was given last. */
function opensInBrowser(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const { given } = window as unknown as { given: File };
    const picture = new Image();
    picture.src = URL.createObjectURL(given);
    const opens = await picture.decode().then(
      () => picture.naturalWidth > 0,
      () => false,
    );
    URL.revokeObjectURL(picture.src);
    return opens;
  });
}
