import { id } from "../../lib/words/id";
import { saidRefusals } from "../../lib/words/said-refusals";
import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";
import { painted } from "../support/page/clock";
import { supportContact } from "../support/server/servers";
import { valueIn } from "../support/server/visitor";
import { BranchList } from "./branch-list";
import { elsewhere, formula, lost, newest, ordered, pastOfC, seenAgain, yesterday } from "./past";

const day = `?day=${yesterday()}`;
const rejected = pastOfC.filter(({ ends }) => ends === "not_verified");
const pageSize = 25;

test("a day's list tells of each attempt what staff need, newest first", {
  tag: ["@branch", "@landscape"],
}, async ({ page, desk }) => {
  await desk.signIn("staffC");
  const list = new BranchList(page);
  await list.filter({ day: yesterday() });
  await expect(page).toHaveURL(new RegExp(`day=${yesterday()}`));
  await list.expectRows(pageSize);
  const first = list.rows.first();
  for (const text of ["11.59", "9901 **** **** 0001", list.words.outcomes.verified, newest.reference])
    await expect(first).toContainText(text);
  const second = list.rows.nth(1);
  for (const text of [list.words.outcomes.not_verified, "Nama lengkap, Selfie langsung", "Fitri Contoh"])
    await expect(second).toContainText(text);
  await expect(list.row("order-3")).toHaveCount(1);
  await expect(page.getByText(elsewhere.reference)).toHaveCount(0);
  await expect(page.getByRole("columnheader")).toHaveText([
    list.words.columns.time,
    list.words.columns.nik,
    list.words.columns.outcome,
    list.words.columns.reference,
    list.words.columns.staff,
    list.words.columns.receipt,
  ]);
});

test("a list is paged there and back", { tag: "@branch" }, async ({ page, desk }) => {
  await desk.admit("staffC");
  const list = new BranchList(page);
  await list.open(day);
  await list.expectRows(pageSize);
  const pages = page.getByRole("navigation", { name: list.words.paging.label });
  await expect(pages.getByRole("link")).toHaveText([list.words.paging.older]);
  await pages.getByRole("link", { name: list.words.paging.older }).click();
  await list.expectRows(pastOfC.length - pageSize);
  await expect(list.row(newest.reference)).toHaveCount(0);
  await pages.getByRole("link", { name: list.words.paging.newer }).click();
  await list.expectRows(pageSize);
  await expect(list.rows.first()).toContainText(newest.reference);
});

test("a list is narrowed to one result, without any script too", { tag: "@branch" }, async ({
  browser,
  page,
  desk,
}) => {
  await desk.admit("staffC");
  const bare = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  for (const one of [page, await bare.newPage()]) {
    const list = new BranchList(one);
    await list.open();
    await list.filter({ day: yesterday(), outcome: "not_verified" });
    await list.expectRows(rejected.length);
    await list.open();
    await list.search(formula.reference);
    await list.expectRows(1);
  }
  await bare.close();
});

test("a day without attempts says so, and so does a filter that nothing matches", { tag: "@branch" }, async ({
  page,
  desk,
}) => {
  await desk.admit("staffC");
  const list = new BranchList(page);
  await list.open("?day=2020-02-29");
  await expect(page.getByText(list.words.empty.day)).toBeVisible();
  await list.filter({ outcome: "verified" });
  await expect(page.getByText(list.words.empty.filtered)).toBeVisible();
  await page.getByRole("link", { name: list.words.filter.reset }).click();
  await expect(list.heading).toHaveText(list.words.heading.today);
});

test("an unknown end stands above everything until somebody settles it, with what to do", {
  tag: "@branch",
}, async ({ page, desk }) => {
  await desk.signIn("staffC");
  const list = new BranchList(page);
  const urgent = page.getByRole("region", { name: list.words.unknown.heading });
  await expect(urgent).toContainText(list.words.unknown.lead);
  await expect(urgent).toContainText(list.words.unknown.mayGoOn);
  await expect(urgent).toContainText(list.words.unknown.ask(supportContact, lost.id));
  await expect(urgent.getByRole("listitem")).toHaveCount(1);
});

test("a reference is found, whichever it is, and gets into the address", { tag: "@branch" }, async ({
  page,
  desk,
}) => {
  await desk.signIn("staffC");
  const list = new BranchList(page);
  for (const quoted of [ordered.reference, "order-3", ordered.id]) {
    await list.search(quoted);
    await expect(list.heading).toHaveText(list.words.search.found(quoted));
    await list.expectRows(1);
    await expect(list.rows).toContainText(ordered.reference);
    expect(new URL(page.url()).searchParams.get("reference")).toBe(quoted);
  }
  await page.getByRole("link", { name: list.words.search.back }).click();
  await expect(list.heading).toHaveText(list.words.heading.today);
});

test("what is no reference gets into no address, least of all a NIK", { tag: "@branch" }, async ({
  page,
  desk,
}) => {
  await desk.admit("staffC");
  const list = new BranchList(page);
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  const { none, nik } = list.words.search;
  for (const [typed, said] of [
    [newest.identityId, nik],
    ["9901 0101 0101 0001", nik],
    ["SITI AMINAH", none],
    [elsewhere.reference, none],
  ] as const) {
    await list.open();
    await list.search(typed);
    await expect(page.locator(":focus")).toHaveText(said);
    await expect(page.getByRole("textbox", { name: list.words.search.label })).toHaveValue("");
  }
  expect(addresses.join("\n")).not.toMatch(/\d{16}|9901|SITI|past0070/);
});

test("a receipt prints on one page, without anything personal", { tag: "@branch" }, async ({
  page,
  desk,
}) => {
  await desk.admit("staffC");
  const list = new BranchList(page);
  await list.open(day);
  await list.rows.first().getByRole("link").click();
  await expect(list.heading).toHaveText(list.words.receipt.heading);
  await expect(page.getByRole("button", { name: id.result.print })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("link", { name: list.words.receipt.back })).toHaveCount(0);
  const main = page.getByRole("main");
  for (const text of [newest.reference, list.words.outcomes.verified, "11.59 WIB"])
    await expect(main).toContainText(text);
  await expect(page.locator("body")).not.toContainText(/9901|\*{4}|Fitri/, { useInnerText: true });
  const pdf = await page.pdf({ format: "A4" });
  expect(pdf.toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(1);
});

test("another branch's attempt is not found, its list is not shown", { tag: "@branch" }, async ({
  page,
  desk,
}) => {
  await desk.admit("staffC");
  const list = new BranchList(page);
  for (const id of [elsewhere.id, "00000000-0000-4000-8000-000000009999", "x"]) {
    const answer = await page.goto(`${list.path}/attempts/${id}`);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("main")).not.toContainText(elsewhere.reference);
  }
  await list.open(`${day}&branch=Cabang+D`);
  await list.expectRows(pageSize);
  await expect(page.getByText(elsewhere.reference)).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("Cabang C");
  const asked = await page.request.get("/api/branch/in-flight?branch=Cabang+D");
  expect(asked.status()).toBe(403);
});

test("a supervisor sees every branch, or one", { tag: "@branch" }, async ({ page, desk }) => {
  await desk.signIn("supervisorA");
  const list = new BranchList(page);
  await list.filter({ day: yesterday(), branch: "Cabang D" });
  await list.expectRows(1);
  await expect(list.rows).toContainText(elsewhere.reference);
  await list.search(newest.reference);
  await list.expectRows(1);
  await expect(list.rows).toContainText("Cabang C");
  await expect(page.getByRole("columnheader", { name: list.words.columns.branch })).toBeVisible();
});

test("export: a supervisor's CSV holds the filtered days, and no cell that is a formula", {
  tag: "@branch",
}, async ({ page, desk }) => {
  await desk.signIn("supervisorC");
  const list = new BranchList(page);
  await list.filter({ day: yesterday(), branch: "Cabang C" });
  await list.expectRows(pageSize);
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: list.words.export.download.csv }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe(`attempts-${yesterday()}.csv`);
  const answer = await page.request.get(file.url());
  expect(answer.headers()).toMatchObject({
    "content-type": "text/csv; charset=utf-8",
    "cache-control": "no-store",
  });
  const text = (await answer.body()).toString("utf8");
  const lines = text.trimEnd().split("\r\n");
  expect(lines).toHaveLength(1 + pastOfC.length);
  expect(lines[0]).toMatch(/^\u{feff}Tanggal;/u);
  expect(lines.find((line) => line.includes(formula.reference))).toContain(
    `Cabang C;'=1+1;9901********0050;`,
  );
  expect(text).not.toContain("Cabang D");
  const narrowed = new URL(file.url());
  narrowed.searchParams.set("format", "xlsx");
  const workbook = await page.request.get(narrowed.href);
  expect(workbook.headers()["content-disposition"]).toContain(`attempts-${yesterday()}.xlsx`);
  expect((await workbook.body()).subarray(0, 2).toString()).toBe("PK");
  narrowed.searchParams.set("format", "csv");
  narrowed.searchParams.set("outcome", "not_verified");
  const fewer = await (await page.request.get(narrowed.href)).text();
  expect(fewer.trimEnd().split("\r\n")).toHaveLength(1 + rejected.length);
  narrowed.searchParams.set("from", "2020-01-01");
  expect((await page.request.get(narrowed.href)).status()).toBe(400);
  await page.goto(narrowed.href);
  await expect(page).toHaveURL("/id/branch?notice=days");
  await expect(page).toHaveTitle(/^Kesalahan: Daftar hari ini · /);
  await expect(page.locator(":focus")).toContainText("Pilih tanggal awal dan akhir yang berurutan");
});

test("staff cannot export, whatever they ask for", { tag: "@branch" }, async ({ page, desk }) => {
  await desk.signIn("staffC");
  const { words } = new BranchList(page);
  await expect(page.getByRole("button", { name: words.export.download.csv })).toHaveCount(0);
  const asked = await page.request.get(`/api/branch/export?from=${yesterday()}&to=${yesterday()}`);
  expect(asked.status()).toBe(403);
  expect(await asked.text()).not.toContain("ref_certel");
});

test("signed out there is no list, no receipt, no file, nothing in flight", { tag: "@branch" }, async ({
  page,
  desk,
}) => {
  const list = new BranchList(page);
  for (const path of ["", `/attempts/${newest.id}`]) {
    await page.goto(`${list.path}${path}`);
    await desk.expectSignIn();
  }
  for (const path of [`export?from=${yesterday()}&to=${yesterday()}`, "in-flight"]) {
    const answer = await page.request.get(`/api/branch/${path}`);
    expect(answer.status()).toBe(401);
    expect(await answer.text()).toBe("");
  }
  await page.goto(`/api/branch/export?from=${yesterday()}&to=${yesterday()}`);
  await desk.expectSignIn();
});

test("a search after the session has ended leads to the sign-in page, and says why", {
  tag: "@branch",
}, async ({ page, context, desk }) => {
  await desk.signIn("staffA");
  await context.clearCookies({ name: "staff" });
  await new BranchList(page).search(newest.reference);
  await desk.expectSignIn();
  await expect(page.getByText(desk.words.signIn.problems.ended)).toBeVisible();
});

test("branch 404: leads back to the list, and to no customer's page", {
  tag: "@branch",
}, async ({ page, desk }) => {
  await desk.admit("staffA");
  for (const path of ["/attempts/none", "/none"]) {
    await page.goto(`${new BranchList(page).path}${path}`);
    await expect(page).toHaveTitle(/^Halaman tidak ditemukan · /);
    await page.getByRole("main").getByRole("link").click();
    await expect(page).toHaveURL("/id/branch");
    await desk.expectSignedIn("staffA");
  }
});

test.describe("an assisted journey", () => {
  test("is on the list as soon as it is sent, and the list tells its end by itself", {
    tag: "@branch",
  }, async ({ page, context, desk, applicant, kredibel }) => {
    await desk.admit("staffC");
    const journey = new Journey(await context.newPage(), "id", applicant, "branch");
    await journey.reachReviewWithFiles();
    const held = await kredibel.hold({ status: "not_verified", rejectFields: ["fullName"] });
    await journey.submit();
    await held.reached();
    // The tablet is taken back: a case's page would lock it once more.
    await journey.page.close();
    await desk.admit("staffC");
    const list = new BranchList(page);
    await list.open();
    const row = list.row(maskedNik(applicant.identityId));
    await expect(row).toContainText(list.words.outcomes.sent);
    const asked = await page.request.get("/api/branch/in-flight");
    for (const attempt of (await asked.json()).attempts)
      expect(Object.keys(attempt)).toEqual(["id", "state"]);
    await held.release();
    await expect(row).toContainText(list.words.outcomes.not_verified);
    for (const text of ["Nama lengkap", "Fitri Contoh"]) await expect(row).toContainText(text);
  });

  test("is asked after by the list while it is in flight, and nothing is once it has ended", {
    tag: "@branch",
  }, async ({ page, context, desk, applicant, kredibel }) => {
    await desk.admit("staffB");
    const journey = new Journey(await context.newPage(), "id", applicant, "branch");
    await journey.reachReviewWithFiles();
    const held = await kredibel.hold();
    await journey.submit();
    await held.reached();
    await journey.page.close();
    await desk.admit("staffB");
    await page.clock.install();
    let asked = 0;
    page.on("request", (request) => {
      if (request.url().includes("/api/branch/in-flight")) asked += 1;
    });
    const list = new BranchList(page);
    await list.open();
    const row = list.row(maskedNik(applicant.identityId));
    await expect(row).toContainText(list.words.outcomes.sent);
    await expect.poll(() => asked).toBeGreaterThan(0);
    await held.release();
    await expect(row).toContainText(list.words.outcomes.verified);
    // However many: this very test may be under way at the branch once more.
    await expect(page.getByText(list.words.live.running(1).replace("1 ", ""))).toHaveCount(0, {
      timeout: 20_000,
    });
    const whileInFlight = asked;
    // In turns, so that what a timer asks is on its way before the next one.
    for (let turn = 0; turn < 4; turn++) await page.clock.runFor(15_000);
    expect(asked).toBe(whileInFlight);
  });

  test("is followed no more by a list that nobody has touched for long, until somebody does", {
    tag: "@branch",
  }, async ({ page, context, desk, applicant, kredibel }) => {
    await desk.admit("staffC");
    const journey = new Journey(await context.newPage(), "id", applicant, "branch");
    await journey.reachReviewWithFiles();
    const held = await kredibel.hold();
    await journey.submit();
    await held.reached();
    await journey.page.close();
    await desk.admit("staffC");
    await page.clock.install();
    let asked = 0;
    await page.route("**/api/branch/in-flight*", (route) => {
      asked += 1;
      return route.continue();
    });
    const asking = () => page.waitForRequest("**/api/branch/in-flight*");
    const list = new BranchList(page);
    await list.open();
    const first = asking();
    await page.clock.runFor(2_000);
    await (await (await first).response())?.finished();
    const anythingElse = () => page.evaluate(() => fetch("/api/health/live"));
    await anythingElse();
    await page.clock.fastForward(6 * 60_000);
    await page.clock.runFor(20_000);
    await anythingElse();
    expect(asked).toBe(1);
    const again = asking();
    await page.keyboard.press("Shift");
    await again;
    await held.release();
  });

  test("tells of a NIK that was verified before, and may go on", { tag: "@branch" }, async ({
    page,
    desk,
    applicant,
    kredibel,
  }) => {
    const before = seenAgain[test.info().repeatEachIndex];
    if (!before) throw new Error("Repeated more often than there are NIKs for it.");
    await desk.admit("staffC");
    const journey = new Journey(page, "id", { ...applicant, identityId: before.identityId }, "branch");
    await journey.reachReviewWithFiles();
    const { seenBefore } = new BranchList(page).words;
    const notice = page.getByRole("status").filter({ hasText: seenBefore.heading });
    await expect(notice).toContainText(seenBefore.endsIn(before.reference.slice(-4)));
    await expect(notice).toContainText("10.50 WIB");
    for (const kept of [before.reference, "Cabang E", "Hana"]) await expect(notice).not.toContainText(kept);
    await journey.submit();
    await expect(page.getByText(saidRefusals.seen_before.id)).toBeVisible();
    await kredibel.expectNoCall();
    await page.getByRole("button", { name: id.result.toReview }).click();
    await journey.submit();
    await journey.expectOutcome("verified");
    await kredibel.expectOneCall();
  });

  test("says nothing of a NIK that is new", { tag: "@branch" }, async ({ page, desk, applicant }) => {
    await desk.admit("staffC");
    const journey = new Journey(page, "id", applicant, "branch");
    // In one piece: of one that streams, the browser may never say that it has ended.
    let told: unknown;
    await page.route(/review$/, async (route) => {
      const answer = await route.fetch();
      told = valueIn(await answer.text());
      await route.fulfill({ response: answer });
    });
    const answered = page.waitForResponse(/review$/);
    await journey.reachReviewWithFiles();
    await answered;
    expect(told).toEqual({ kind: "new" });
    await painted(page);
    await expect(page.getByText(new BranchList(page).words.seenBefore.heading)).toHaveCount(0);
    await expect(page.getByRole("main").getByRole("status")).toHaveCount(0);
  });
});

const maskedNik = (nik: string) => `${nik.slice(0, 4)} **** **** ${nik.slice(-4)}`;
