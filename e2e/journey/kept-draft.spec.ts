import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { keptDraftWords } from "../../lib/words/kept-draft";
import { type Applicant, someApplicant } from "../support/applicants";
import { expect, screenSizes, test } from "../support/fixtures";
import { Journey } from "../support/journey";
import { ownApp } from "../support/server/own-app";

/** A page that is killed loses nothing, and leaves nothing readable. */
test.describe.configure({ mode: "default", timeout: 90_000 });

const own = ownApp({ DRAFT_ON_DEVICE: "on" });
const words = keptDraftWords.id;

let context: BrowserContext;
let applicant: Applicant;
test.beforeEach(async ({ browser }) => {
  context = await phoneOf(browser);
  applicant = someApplicant();
});
test.afterEach(() => context.close());

const phoneOf = (browser: Browser) =>
  browser.newContext({ baseURL: own.server.url, locale: "id-ID", ...screenSizes.phone });

const journeyOn = async () => new Journey(await context.newPage(), "id", applicant);

/** What the leaving guard knows: a reload loses nothing. */
const isKept = (page: Page) =>
  expect
    .poll(() => page.evaluate(() => dispatchEvent(new Event("beforeunload", { cancelable: true }))))
    .toBe(true);

const databases = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

const textOf = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });

test("kept draft: reloaded, closed and crashed on the way, it is all there and sent once", async () => {
  let journey = await journeyOn();
  const { fields } = journey.words;
  await journey.start();
  await journey.uploadCard();
  await textOf(journey.page, fields.fullName).fill(applicant.fullName);
  await isKept(journey.page);

  await journey.page.reload();
  await journey.expectStep("identity");
  await expect(journey.page.getByText(words.resumed)).toBeVisible();
  await expect(textOf(journey.page, fields.fullName)).toHaveValue(applicant.fullName);
  await journey.fillIdentity();
  await expect(journey.page.getByText(words.resumed)).toHaveCount(0);
  await isKept(journey.page);

  await journey.page.close();
  journey = await journeyOn();
  await journey.page.goto("/id");
  await journey.expectStep("contact");
  await journey.fillContact();
  await journey.uploadSelfie();
  await isKept(journey.page);

  await journey.page.goto("chrome://crash").catch(() => {});
  journey = await journeyOn();
  await journey.page.goto("/id/apply");
  await journey.expectStep("review");
  await expect(journey.page.getByRole("main")).toContainText(applicant.emailAddress);
  await expect(journey.page.getByRole("main").getByRole("img")).toHaveCount(2);
  await journey.submit();
  await journey.expectOutcome("verified");
  expect(own.simulator.calls()).toHaveLength(1);
  await expect.poll(() => databases(journey.page)).toEqual([]);
  await journey.page.reload();
  await journey.expectOutcome("verified");
});

test("kept draft: what was rejected is mended after a reload, and nothing else is asked for", async () => {
  const journey = await journeyOn();
  await journey.reachReviewWithFiles();
  const { identityId } = applicant;
  own.simulator.enqueue({ identityId, status: "not_verified", rejectFields: ["fullName"] });
  await journey.submit();
  await journey.expectRejected(["fullName"]);
  await isKept(journey.page);
  await journey.page.reload();
  await journey.expectRejected(["fullName"]);
  await journey.correct();
  await journey.mend("fullName");
  await journey.submit();
  await journey.expectOutcome("verified");
  expect(own.simulator.calls()).toHaveLength(2);
});

test("kept draft: a second tab says where it is open, and takes it over", async () => {
  const first = await journeyOn();
  await first.start();
  await first.uploadCard();
  await first.fillIdentity();
  await isKept(first.page);
  const second = await journeyOn();
  await second.page.goto("/id/apply");
  await expect(second.heading).toHaveText(words.elsewhere.heading);
  await expect(second.page.getByRole("main")).not.toContainText(applicant.fullName);
  await second.page.getByRole("button", { name: words.elsewhere.here }).click();
  await second.expectStep("contact");
  await expect(first.heading).toHaveText(words.elsewhere.heading);
});

test("kept draft: from the beginning, the key and the database are gone", async () => {
  const journey = await journeyOn();
  await journey.start();
  await journey.uploadCard();
  await isKept(journey.page);
  await journey.page.reload();
  const left = journey.page.waitForResponse((answer) => answer.request().method() === "DELETE");
  await journey.page.getByRole("button", { name: words.restart }).click();
  expect((await left).ok()).toBe(true);
  await expect(journey.page).toHaveURL("/id");
  await expect.poll(() => databases(journey.page)).toEqual([]);
  expect((await context.request.post("/api/draft", { headers: { origin: own.server.url } })).status()).toBe(
    403,
  );
  await journey.begin();
});

test("kept draft: the browser's profile on disk holds nothing that can be read", async ({ browser }) => {
  const profile = await mkdtemp(join(tmpdir(), "profile-"));
  const kept = await browser
    .browserType()
    .launchPersistentContext(profile, { baseURL: own.server.url, args: ["--no-sandbox"], locale: "id-ID" });
  try {
    const journey = new Journey(await kept.newPage(), "id", applicant);
    await journey.reachReviewWithFiles();
    await isKept(journey.page);
    await kept.close();
    const files = (await readdir(profile, { recursive: true, withFileTypes: true })).filter((file) =>
      file.isFile(),
    );
    const contents = await Promise.all(
      files.map(async (file) => ({
        path: join(file.parentPath, file.name),
        bytes: await readFile(join(file.parentPath, file.name)),
      })),
    );
    const drafts = contents.filter(({ path }) => path.includes("IndexedDB"));
    expect(drafts.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeGreaterThan(100_000);
    const sought = [applicant.identityId, applicant.fullName, Buffer.from([0xff, 0xd8, 0xff])];
    const found = sought.flatMap((what) =>
      contents.filter(({ bytes }) => bytes.includes(what)).map(({ path }) => `${what}: ${path}`),
    );
    expect(found).toEqual([]);
  } finally {
    await kept.close().catch(() => {});
    await rm(profile, { recursive: true, force: true });
  }
});
