import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";

/** Of a browser's JPEG and of the tests' own. Its first three bytes alone stand in a ciphertext of this length now and then. */
export const jpegStarts = ["ffd8ffe000104a464946", "ffd8ffdb0043"].map((hex) => Buffer.from(hex, "hex"));

type Seen = { path: string; bytes: Buffer };

/** A browser's profile on disk, which outlives the browser. */
export class Profile {
  private constructor(
    private readonly browser: Browser,
    private readonly directory: string,
    private readonly baseURL: string,
  ) {}

  static async with(browser: Browser, baseURL: string, use: (profile: Profile) => Promise<void>) {
    const directory = await mkdtemp(join(tmpdir(), "profile-"));
    try {
      await use(new Profile(browser, directory, baseURL));
    } finally {
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    }
  }

  /** One run of the browser, which ends after it at the latest. */
  async run(live: (page: Page) => Promise<void>): Promise<void> {
    const { baseURL } = this;
    const options = { baseURL, args: ["--no-sandbox"], locale: "id-ID" };
    const context = await this.browser.browserType().launchPersistentContext(this.directory, options);
    try {
      await live(await context.newPage());
    } finally {
      await context.close().catch(() => {});
    }
  }

  /** @returns where one of them stands, as `what: path` */
  async find(sought: (string | Buffer)[]): Promise<string[]> {
    const files = await this.files();
    return sought.flatMap((what) =>
      files
        .filter(({ bytes }) => bytes.includes(what))
        .map(({ path }) => `${Buffer.isBuffer(what) ? what.toString("hex") : what}: ${path}`),
    );
  }

  private async files(): Promise<Seen[]> {
    const entries = await readdir(this.directory, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    return Promise.all(paths.map(async (path) => ({ path, bytes: await readFile(path) })));
  }
}

/** As the system does to get memory back: nothing of the browser hears of it. */
export async function killBrowser(page: Page): Promise<void> {
  const gone = new Promise((resolve) => page.context().once("close", resolve));
  const session = await page.context().newCDPSession(page);
  await session.send("Browser.crash").catch(() => {});
  await gone;
}

/** What is kept in the open, in the same store: a search that does not find it finds nothing. */
export const keepInTheOpen = (page: Page, text: string): Promise<void> =>
  page.evaluate(
    (plain) =>
      new Promise((resolve) => {
        const opening = indexedDB.open("open", 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore("open");
        opening.onsuccess = () => {
          const writing = opening.result.transaction("open", "readwrite");
          writing.objectStore("open").put({ plain, bytes: new TextEncoder().encode(plain).buffer }, 1);
          writing.oncomplete = () => resolve();
        };
      }),
    text,
  );
