import { gzipSync } from "node:zlib";
import type { BrowserContext, Page, Response } from "@playwright/test";
import { budget } from "../../bench/weight/budget";
import type { Outcome, OutcomeKind } from "../../lib/outcomes/outcome";
import { id } from "../../lib/words/id";
import { keptDraftWords } from "../../lib/words/kept-draft";
import { someApplicant } from "../support/applicants";
import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";
import { Kredibel } from "../support/kredibel";
import { answerSubmissions, outcomesByKind } from "../support/outcome-states";
import { given, isKept } from "../support/page/keep-nothing";
import { jpegStarts, keepInTheOpen, killBrowser, Profile } from "../support/page/profile";
import { usualCard } from "../support/photos";
import { app } from "../support/server/servers";

/** A page that is killed loses nothing, and leaves nothing readable. */
test.describe.configure({ timeout: 90_000 });

const words = keptDraftWords.id;

const databases = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

/** How many records there are of the draft. */
const records = async (page: Page): Promise<number> => {
  if (!(await databases(page)).includes("draft")) return 0;
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open("draft");
        opening.onsuccess = () => {
          const counting = opening.result.transaction("records").objectStore("records").count();
          counting.onsuccess = () => resolve(counting.result);
          opening.result.close();
        };
      }),
  );
};

const textOf = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });

async function tabAt(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

const elsewhere = "https://contoh.id/";

/** More than four times the idle time. */
const tooOldMs = 61 * 60_000;

type Way = "reloaded" | "closed" | "crashed" | "left for another site";

/** How a page goes, and comes back at the address that it had. */
const ways: Record<Way, (page: Page, address: string) => Promise<Page>> = {
  reloaded: async (page) => {
    await page.reload();
    return page;
  },
  closed: async (page, address) => {
    await page.close();
    return tabAt(page.context(), address);
  },
  crashed: async (page, address) => {
    await page.goto("chrome://crash").catch(() => {});
    return tabAt(page.context(), address);
  },
  "left for another site": async (page) => {
    await page.goto(elsewhere);
    await page.goBack();
    return page;
  },
};

for (const [way, goes] of Object.entries(ways))
  test(`kept draft: ${way} at every step, it is all there, and sent once`, async ({
    context,
    applicant,
    kredibel,
  }) => {
    await context.route(elsewhere, (route) => route.fulfill({ body: "" }));
    let journey = new Journey(await context.newPage(), "id", applicant);
    const goAndComeBack = async () => {
      const before = await given(journey.page);
      const heading = (await journey.heading.textContent()) ?? "";
      await expect.poll(() => records(journey.page)).toBeGreaterThan(1);
      await isKept(journey.page);
      journey = new Journey(await goes(journey.page, journey.page.url()), "id", applicant);
      await expect(journey.heading).toHaveText(heading);
      await expect(journey.page.getByText(words.resumed)).toBeVisible();
      await expect.poll(() => given(journey.page)).toEqual(before);
    };
    await journey.start();
    await goAndComeBack();
    await journey.uploadCard();
    await journey.typeIdentity();
    await goAndComeBack();
    await journey.page.getByRole("button", { name: journey.words.next, exact: true }).click();
    await journey.typeContact();
    await goAndComeBack();
    await journey.page.getByRole("button", { name: journey.words.next, exact: true }).click();
    await journey.expectStep("selfie");
    await goAndComeBack();
    await journey.uploadSelfie();
    await goAndComeBack();
    await journey.submit();
    await journey.expectOutcome("verified");
    await kredibel.expectOneCall();
    await expect.poll(() => databases(journey.page)).toEqual([]);
    await journey.page.reload();
    await journey.expectOutcome("verified");
  });

test("kept draft: the start page leads to what was begun", async ({ context, page, journey, applicant }) => {
  await journey.start();
  await journey.uploadCard();
  const name = textOf(page, journey.words.fields.fullName);
  await name.fill(applicant.fullName);
  await isKept(page);
  await page.close();
  const later = new Journey(await tabAt(context, "/id"), "id", applicant);
  await later.expectStep("identity");
  await expect(textOf(later.page, journey.words.fields.fullName)).toHaveValue(applicant.fullName);

  // A link of another site brings no cookie along.
  const link = { contentType: "text/html", body: `<a href="${app.url}/id">Verifikasi</a>` };
  await context.route(elsewhere, (route) => route.fulfill(link));
  await later.page.goto(elsewhere);
  await later.page.getByRole("link").click();
  await later.expectStep("identity");
  await expect(textOf(later.page, journey.words.fields.fullName)).toHaveValue(applicant.fullName);
});

test("kept draft: a session's link leads to its own start, what was begun stays", async ({
  context,
  page,
  journey,
  session,
}) => {
  await journey.start();
  await journey.uploadCard();
  await isKept(page);
  const { url } = await session();
  await context.route(elsewhere, (route) =>
    route.fulfill({ contentType: "text/html", body: `<a href="${url}">Verifikasi</a>` }),
  );
  await page.goto(elsewhere);
  const asked = page.waitForResponse("**/api/draft");
  await page.getByRole("link").click();
  expect((await asked).status()).toBe(409);
  await expect(page.getByRole("checkbox")).toHaveCount(2);
  await expect(page).toHaveURL(/\/id$/);
  expect(await databases(page)).toEqual(["draft"]);
});

/** Ends that leave something to be kept; an unknown one only where the server knows it too. */
const kept = (Object.keys(outcomesByKind) as OutcomeKind[]).filter((kind) => kind !== "verified");

const rejectedIn = (outcome: Outcome): readonly string[] =>
  outcome.kind === "invalid" ? Object.keys(outcome.problems) : "fields" in outcome ? outcome.fields : [];

for (const kind of kept)
  test(`kept draft: after ${kind} a reload shows the same, and sends nothing`, async ({
    page,
    journey,
    kredibel,
  }) => {
    const [outcome] = outcomesByKind[kind];
    await journey.reachReviewWithFiles();
    if (kind === "unknown" || !outcome) await kredibel.answer({ fault: "reset_after_read" });
    else await answerSubmissions(page, outcome);
    const review = (await journey.heading.textContent()) ?? "";
    await journey.submit();
    await journey.expectStep("result");
    await expect(journey.heading).not.toHaveText(review);
    // Each with a heading of its own; they are loaded after the page's.
    const rejected = outcome ? rejectedIn(outcome) : [];
    await expect(page.getByRole("main").getByRole("heading", { level: 3 })).toHaveCount(rejected.length);
    const heading = (await journey.heading.textContent()) ?? "";
    const before = await given(page);
    await isKept(page);
    await page.unrouteAll();
    await page.reload();
    await expect(journey.heading).toHaveText(heading);
    await expect.poll(() => given(page)).toEqual(before);
    expect(await kredibel.calls()).toHaveLength(kind === "unknown" ? 1 : 0);
  });

test("kept draft: what goes on from an unknown end is there after a reload", async ({
  page,
  journey,
  kredibel,
}) => {
  await page.clock.install();
  await kredibel.answer({ fault: "reset_after_read" });
  await journey.reachReviewWithFiles();
  await journey.submit();
  await journey.expectOutcome("unknown");
  await page.clock.fastForward("11:00");
  await page.getByRole("button", { name: id.result.unknown.goOn }).click();
  await journey.expectStep("review");
  const before = await given(page);
  await isKept(page);
  await page.reload();
  await expect(page.getByText(words.resumed)).toBeVisible();
  await expect.poll(() => given(page)).toEqual(before);
  await kredibel.expectOneCall();
});

test("kept draft: what was rejected is mended after a reload, and nothing else asked", async ({
  page,
  journey,
  kredibel,
}) => {
  await journey.reachReviewWithFiles();
  await kredibel.answer({ status: "not_verified", rejectFields: ["fullName"] });
  await journey.submit();
  await journey.expectRejected(["fullName"]);
  await isKept(page);
  await page.reload();
  await journey.expectRejected(["fullName"]);
  await journey.correct();
  await journey.mend("fullName");
  await journey.submit();
  await journey.expectOutcome("verified");
  expect(await kredibel.calls()).toHaveLength(2);
});

test("kept draft: what is left of it goes at the next load of any page", async ({
  context,
  page,
  journey,
}) => {
  await journey.start();
  await journey.uploadCard();
  await isKept(page);
  await page.goto("/id/privacy");
  expect(await databases(page)).toEqual(["draft"]);
  // The application is over, as far as this browser can show.
  await context.clearCookies();
  await page.reload();
  await expect.poll(() => databases(page)).toEqual([]);
});

test("kept draft: what keeps it weighs at most 1.5 KB", async ({ page, journey }) => {
  await journey.open("");
  const scripts: Response[] = [];
  page.on("response", (answer) => {
    if (answer.request().resourceType() === "script") scripts.push(answer);
  });
  await journey.begin();
  await journey.uploadCard();
  await isKept(page);
  const bodies = await Promise.all(scripts.map((answer) => answer.body()));
  const keeping = bodies.filter((body) => body.includes("AES-GCM"));
  expect(keeping).toHaveLength(1);
  expect(gzipSync(keeping[0] ?? "").length).toBeLessThanOrEqual(budget.keeping);
});

test("kept draft: a second tab says where it is open, and takes it over", async ({
  context,
  page,
  journey: first,
  applicant,
}) => {
  await first.start();
  await first.uploadCard();
  await first.fillIdentity();
  await isKept(page);
  const second = new Journey(await tabAt(context, "/id/apply"), "id", applicant);
  const expectToRead = async (tab: Journey) => {
    await expect(tab.heading).toHaveText(words.elsewhere.heading);
    const main = tab.page.getByRole("main");
    await expect(main.getByRole("definition").getByText(applicant.fullName)).toBeVisible();
    await expect(main.locator("img")).toHaveCount(1);
    await expect(main.getByRole("textbox")).toHaveCount(0);
  };
  await expectToRead(second);
  await second.page.getByRole("button", { name: words.elsewhere.here }).click();
  await second.expectStep("contact");
  await expectToRead(first);
});

test("kept draft: a second tab shows nothing of one that is too old, and begins anew", async ({
  context,
  page,
  journey: first,
}) => {
  await first.start();
  await first.uploadCard();
  await first.fillIdentity();
  await isKept(page);
  const second = await context.newPage();
  await second.clock.install({ time: Date.now() + tooOldMs });
  await second.goto("/id/apply");
  const main = second.getByRole("main");
  await expect(main.getByRole("heading", { level: 1 })).toHaveText(words.elsewhere.heading);
  await expect(main).toContainText(words.elsewhere.afresh);
  await expect(main.locator("img, dd")).toHaveCount(0);
  await second.getByRole("button", { name: words.restart }).click();
  await expect(second).toHaveURL("/id");
  await expect.poll(() => databases(second)).toEqual([]);
});

test("kept draft: from the beginning, the key and the database are gone", async ({
  context,
  page,
  journey,
}) => {
  await journey.start();
  await journey.uploadCard();
  await isKept(page);
  await page.reload();
  const left = page.waitForResponse((answer) => answer.request().method() === "DELETE");
  await page.getByRole("button", { name: words.restart }).click();
  expect((await left).ok()).toBe(true);
  await expect(page).toHaveURL("/id");
  await expect.poll(() => databases(page)).toEqual([]);
  expect((await context.request.post("/api/draft", { headers: { origin: app.url } })).status()).toBe(403);
  await journey.begin();
});

test("kept draft: the profile on disk holds nothing readable, killed or after any end", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const applicants = [someApplicant(), someApplicant(), someApplicant(), someApplicant()] as const;
  const [killed, rejected, forgotten, verified] = applicants;
  const secrets = applicants.flatMap(({ identityId, fullName }) => [identityId, fullName]);
  const open = "SESUATU YANG TERBUKA";
  const { buffer } = await usualCard();
  expect(jpegStarts.filter((start) => buffer.includes(start))).toHaveLength(1);
  await Profile.with(browser, app.url, async (profile) => {
    const expectNoise = async () => {
      expect(await profile.find([open])).not.toEqual([]);
      expect(await profile.find([...secrets, ...jpegStarts])).toEqual([]);
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
      await new Kredibel(rejected).answer({ status: "not_verified", rejectFields: ["fullName"] });
      await journey.submit();
      await journey.expectRejected(["fullName"]);
      await isKept(page);
    });
    await expectNoise();
    await profile.run(async (page) => {
      await page.clock.install();
      const journey = new Journey(page, "id", forgotten);
      await journey.start();
      await journey.uploadCard();
      await journey.typeIdentity();
      await isKept(page);
      await page.clock.fastForward("16:00");
      await page.clock.fastForward("01:00");
      await expect(page).toHaveURL("/id?why=idle");
      // The server has this browser clear all that it stored.
      await expect.poll(() => databases(page)).toEqual([]);
      await keepInTheOpen(page, open);
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
