import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Page, Response } from "@playwright/test";
import { keptDraftWords } from "../../lib/words/kept-draft";
import { type Applicant, someApplicant } from "../support/applicants";
import { expect, screenSizes, test } from "../support/fixtures";
import { Journey } from "../support/journey";
import { jpegStart, keepInTheOpen, killBrowser, Profile } from "../support/profile";
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

test("kept draft: reloaded, closed and crashed, it is all there and sent once", async () => {
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

test("kept draft: what was rejected is mended after a reload, and nothing else asked", async () => {
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

test("kept draft: what keeps it weighs at most 1.5 KB", async () => {
  const journey = await journeyOn();
  await journey.open("");
  const scripts: Response[] = [];
  journey.page.on("response", (answer) => {
    if (answer.request().resourceType() === "script") scripts.push(answer);
  });
  await journey.begin();
  await journey.uploadCard();
  await isKept(journey.page);
  const bodies = await Promise.all(scripts.map((answer) => answer.body()));
  const keeping = bodies.filter((body) => body.includes("AES-GCM"));
  expect(keeping).toHaveLength(1);
  expect(gzipSync(keeping[0] ?? "").length).toBeLessThanOrEqual(1_536);
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

test("kept draft: the profile on disk holds nothing readable, killed or after any end", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const [killed, rejected, verified] = [someApplicant(), someApplicant(), someApplicant()];
  const secrets = [killed, rejected, verified].flatMap(({ identityId, fullName }) => [identityId, fullName]);
  const open = "SESUATU YANG TERBUKA";
  await Profile.with(browser, own.server.url, async (profile) => {
    const expectNoise = async () => {
      expect(await profile.find([open])).not.toEqual([]);
      expect(await profile.find([...secrets, jpegStart])).toEqual([]);
    };
    await profile.run(async (page) => {
      await new Journey(page, "id", killed).reachReviewWithFiles();
      await isKept(page);
      await keepInTheOpen(page, open);
      await killBrowser(page);
    });
    await expectNoise();
    await profile.run(async (page) => {
      await page.goto("/id/apply");
      await expect.poll(() => databases(page)).toEqual(["open"]);
      const journey = new Journey(page, "id", rejected);
      await journey.reachReviewWithFiles();
      const { identityId } = rejected;
      own.simulator.enqueue({ identityId, status: "not_verified", rejectFields: ["fullName"] });
      await journey.submit();
      await journey.expectRejected(["fullName"]);
      await isKept(page);
    });
    await expectNoise();
    await profile.run(async (page) => {
      const journey = new Journey(page, "id", verified);
      await journey.start();
      await journey.uploadCard();
      await isKept(page);
      await page.reload();
      await page.getByRole("button", { name: words.restart }).click();
      await expect.poll(() => databases(page)).toEqual(["open"]);
      await journey.reachReviewWithFiles();
      await journey.submit();
      await journey.expectOutcome("verified");
      await expect.poll(() => databases(page)).toEqual(["open"]);
    });
    await expectNoise();
  });
});
