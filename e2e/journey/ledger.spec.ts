import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { en } from "../../lib/words/en";
import { id } from "../../lib/words/id";
import { saidRefusals } from "../../lib/words/said-refusals";
import { expectAccessible } from "../a11y/accessible";
import { someApplicant } from "../support/applicants";
import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";
import { answerSubmissions } from "../support/outcome-states";
import { keepNothing } from "../support/page/keep-nothing";
import { cardPhoto, facePhoto } from "../support/photos";
import { returnUrl } from "../support/server/servers";

/** One submission, one charge: whatever happens between the tap and the answer, Kredibel is called once. */

/** From the review, by the browser's own history, as with a long press on Back. */
const backToStart = (page: Page) => page.evaluate(() => history.go(-5));

test("a reload while it is in flight comes back to it, and to its end", async ({
  page,
  journey,
  kredibel,
}) => {
  const held = await kredibel.hold();
  await journey.reachReviewWithFiles();
  await journey.submit();
  await held.reached();
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await expect(page.getByRole("timer")).toBeVisible();
  await held.release();
  await journey.expectOutcome("verified");
  await page.reload();
  await journey.expectOutcome("verified");
  await page.goto("/id");
  await journey.expectOutcome("verified");
  await kredibel.expectOneCall();
});

for (const [how, turn] of [
  ["the language is changed", (page: Page) => page.getByRole("link", { name: "English" }).click()],
  ["somebody goes back to the start", backToStart],
] as const)
  test(`a check that a reloaded page came back to is still waited for when ${how}`, async ({
    page,
    journey,
    kredibel,
  }) => {
    const held = await kredibel.hold();
    await journey.reachReviewWithFiles();
    await journey.submit();
    await held.reached();
    page.on("dialog", (dialog) => dialog.accept());
    await page.reload();
    await expect(page.getByRole("timer")).toBeVisible();
    await turn(page);
    await held.release();
    await expect(journey.heading).toHaveText(/^(Terverifikasi|Verified)$/);
    await expect(page).toHaveURL(/\/apply\?step=result$/);
    await kredibel.expectOneCall();
  });

test("sending: what the server knows is said, whatever page of the journey is asked for", async ({
  page,
  journey,
  kredibel,
}) => {
  const held = await kredibel.hold();
  await journey.reachReviewWithFiles();
  await journey.submit();
  const expectWaiting = async (heading: string) => {
    await expect(page.getByRole("timer")).toBeVisible();
    await expect(journey.heading).toHaveText(heading);
    await expect(page.getByRole("button", { name: journey.words.review.submit })).toHaveCount(0);
  };
  const { stages, states } = id.waiting;
  await expect(page.locator("[aria-current=step]")).toHaveText(stages.checking);
  await expect(page.getByRole("listitem")).toHaveText([
    `${stages.sending}, ${states.done}`,
    `${stages.received}, ${states.done}`,
    stages.checking,
  ]);
  await page.goBack();
  await expect(page).toHaveURL("/id/apply?step=selfie");
  await expectWaiting(id.waiting.heading);
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL("/en/apply?step=selfie");
  await expectWaiting(en.waiting.heading);
  await backToStart(page);
  await expect(page).toHaveURL(/\/id\/apply/);
  await expectWaiting(id.waiting.heading);
  await held.release();
  await journey.expectOutcome("verified");
  await expect(journey.announced).toBeEmpty();
  await kredibel.expectOneCall();
});

test("a rejection is there after a reload, and says that the answers have to be given again", async ({
  page,
  journey,
  kredibel,
}) => {
  await keepNothing(page);
  const held = await kredibel.hold({ status: "not_verified", rejectFields: ["fullName", "liveness_check"] });
  await journey.reachReviewWithFiles();
  await journey.submit();
  await held.reached();
  page.on("dialog", (dialog) => dialog.accept());
  const expectRejection = async () => {
    await journey.expectOutcome("not_verified");
    await journey.expectRejected(["fullName", "liveness_check"]);
    await expect(page.getByRole("main")).toContainText(id.result.not_verified.leadAnew);
    await expect(page.getByRole("main").getByRole("link", { name: journey.words.review.change })).toHaveCount(
      0,
    );
    await expectAccessible(page);
  };
  await page.reload();
  await expect(page.getByRole("timer")).toBeVisible();
  await held.release();
  await expectRejection();
  await page.reload();
  await expectRejection();
  await page.goto("/id");
  await expectRejection();
  await page.getByRole("button", { name: journey.words.after.startAgain }).click();
  await expect(page.getByRole("checkbox").first()).not.toBeChecked();
  await kredibel.expectOneCall();
});

test("start after a reloaded rejection: nothing is held against the new answers", async ({
  page,
  journey,
  kredibel,
}) => {
  await keepNothing(page);
  await kredibel.answer({ status: "not_verified", rejectFields: ["identityId", "identityImage"] });
  await journey.reachReviewWithFiles();
  await journey.submit();
  await journey.expectOutcome("not_verified");
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await expect(page.getByRole("main")).toContainText(id.result.not_verified.leadAnew);
  await page.evaluate(() => history.go(-6));
  await expect(page).toHaveURL("/id");
  await journey.begin();
  await expect(page.getByRole("link", { name: id.keepPhoto })).toHaveCount(0);
  await journey.uploadCard();
  await expect(page).not.toHaveTitle(/^Kesalahan/);
  await expect(page.getByText(id.rejected.identityId)).toHaveCount(0);
});

test("a check that nobody here can be told of any more leads back to the start", async ({
  page,
  journey,
  kredibel,
}) => {
  await keepNothing(page);
  await page.clock.install();
  const held = await kredibel.hold();
  await journey.reachReviewWithFiles();
  await journey.submit();
  await held.reached();
  page.on("dialog", (dialog) => dialog.accept());
  await page.route("**/api/attempts/*", (route) => route.fulfill({ json: { stage: "none" } }));
  await page.reload();
  await expect(page.getByRole("timer")).toBeVisible();
  await page.context().clearCookies();
  await page.clock.runFor(5_000);
  await expect(page).toHaveURL("/id");
  await expect(journey.heading).toBeFocused();
  await held.release();
});

test("unknown: no second call; once not processed: no promise of what a reload took", async ({
  page,
  journey,
  kredibel,
}) => {
  await keepNothing(page);
  await page.clock.install();
  await kredibel.answer({ fault: "reset_after_read" });
  await journey.reachReviewWithFiles();
  await journey.submit();
  await journey.expectOutcome("unknown");
  await expect(page.getByRole("button", { name: id.result.unknown.goOn })).toHaveCount(0);
  await page.reload();
  await journey.expectOutcome("unknown");
  await kredibel.expectOneCall();
  const outcome = { kind: "unavailable", errorId: randomUUID() };
  await page.route("**/api/attempts/*", (route) => route.fulfill({ json: { stage: "ended", outcome } }));
  await page.clock.runFor(16_000);
  await journey.expectOutcome("unavailable");
  await expect(page.getByRole("main")).toContainText(id.result.unavailable.leadAnew);
  await expect(page.getByRole("main")).not.toContainText(id.result.unavailable.lead);
  await page.getByRole("button", { name: journey.words.after.startAgain }).click();
  await expect(page).toHaveURL("/id");
  await expect(page.getByRole("checkbox").first()).not.toBeChecked();
});

test("unknown: once not processed, the same answers can be sent", async ({ page, journey, kredibel }) => {
  await page.clock.install();
  await journey.reachReviewWithFiles();
  await answerSubmissions(page, { kind: "unknown", attemptId: randomUUID() });
  await journey.submit();
  await journey.expectOutcome("unknown");
  const outcome = { kind: "unavailable", errorId: randomUUID() };
  await page.route("**/api/attempts/*", (route) => route.fulfill({ json: { stage: "ended", outcome } }));
  await page.clock.runFor(16_000);
  await journey.expectOutcome("unavailable");
  await page.unrouteAll();
  await page.getByRole("button", { name: id.result.tryAgain }).click();
  await journey.submit();
  await journey.expectOutcome("verified");
  await kredibel.expectOneCall();
});

test("unknown: that it may be sent again now is announced once", async ({ page, journey }) => {
  await page.clock.install();
  await journey.reachReviewWithFiles();
  const retryAt = new Date(Date.now() + 60_000).toISOString();
  await answerSubmissions(page, { kind: "unknown", attemptId: randomUUID(), retryAt });
  await journey.submit();
  await journey.expectOutcome("unknown");
  const heard = await journey.hear();
  await expect(page.getByRole("button", { name: id.result.unknown.goOn })).toHaveCount(0);
  await page.clock.runFor(70_000);
  await expect(page.getByRole("button", { name: id.result.unknown.goOn })).toBeVisible();
  expect((await heard()).filter((sentence) => sentence === id.result.unknown.goOn)).toHaveLength(1);
});

test("whoever starts again after a result is not sent back to it", async ({ page, journey }) => {
  await journey.reachReviewWithFiles();
  await journey.submit();
  await journey.expectOutcome("verified");
  await page.getByRole("button", { name: journey.words.after.startAgain }).click();
  await expect(page.getByRole("checkbox").first()).not.toBeChecked();
  await page.reload();
  await expect(page.getByRole("checkbox").first()).toBeVisible();
  await journey.start();
});

test("whoever starts again is not sent back either where the server does not hear of it", async ({
  page,
  journey,
}) => {
  await journey.reachReviewWithFiles();
  await journey.submit();
  await journey.expectOutcome("verified");
  await page.route("**/api/application", (route) =>
    route.request().method() === "DELETE" ? route.abort() : route.fallback(),
  );
  await page.getByRole("button", { name: journey.words.after.startAgain }).click();
  await expect(page).toHaveURL("/id");
  await journey.begin();
});

test("a page without https can send, too, and a double tap calls once", async ({
  page,
  journey,
  kredibel,
}) => {
  // What browsers give to secure pages alone.
  await page.addInitScript(() => Object.defineProperty(Crypto.prototype, "randomUUID", { value: undefined }));
  await journey.reachReviewWithFiles();
  await page.getByRole("button", { name: journey.words.review.submit }).dblclick();
  await journey.expectOutcome("verified");
  await kredibel.expectOneCall();
});

test("a connection that breaks after sending loses no answer", async ({ page, journey, kredibel }) => {
  const held = await kredibel.hold();
  await journey.reachReviewWithFiles();
  await breakActions(page);
  await journey.submit();
  await held.reached();
  await held.release();
  await journey.expectOutcome("verified");
  await kredibel.expectOneCall();
});

test("a submission that never arrives is said so in either language, and can go again", async ({
  page,
  journey,
  applicant,
  kredibel,
}) => {
  await journey.reachReviewWithFiles();
  const arrives = await stopActions(page);
  await journey.submit();
  await expect(page.getByRole("alert").filter({ hasText: id.failures.notReached })).toBeVisible();
  await journey.submit();
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.getByRole("alert").filter({ hasText: en.failures.notReached })).toBeVisible();
  await expect(page).toHaveURL("/en/apply?step=review");
  await kredibel.expectNoCall();
  await arrives();
  const english = new Journey(page, "en", applicant);
  await english.submit();
  await english.expectOutcome("verified");
  await kredibel.expectOneCall();
});

test("two tabs with the same answers: one call, the other tab is told", async ({
  context,
  page,
  journey,
  kredibel,
  applicant,
}) => {
  const photos = { card: await cardPhoto({ applicant }), face: await facePhoto() };
  const other = new Journey(await context.newPage(), "id", applicant);
  // A start page that is opened later leads to what the first tab holds.
  await other.open("");
  await journey.reachReviewWithFiles(photos);
  await other.begin();
  await other.uploadCard(photos.card);
  await other.fillIdentity();
  await other.fillContact();
  await other.uploadSelfie(photos.face);
  const held = await kredibel.hold();
  await other.submit();
  await held.reached();
  await journey.submit();
  await expect(page.getByRole("main")).toContainText(id.result.refused.other_application);
  await held.release();
  await other.expectOutcome("verified");
  await kredibel.expectOneCall();
});

test("the same NIK elsewhere, while it is being checked, is refused and loses nothing", async ({
  browser,
  journey,
  kredibel,
  applicant,
}) => {
  const held = await kredibel.hold();
  await journey.reachReviewWithFiles();
  const elsewhere = await (await browser.newContext()).newPage();
  const other = new Journey(elsewhere, "id", someApplicant({ identityId: applicant.identityId }));
  await other.reachReviewWithFiles();
  await journey.submit();
  await held.reached();
  await other.submit();
  await expect(other.heading).toHaveText(id.result.refused.heading);
  await expect(elsewhere.getByRole("main")).toContainText(saidRefusals.in_flight.id);
  await elsewhere.getByRole("button", { name: id.result.toReview }).click();
  await expect(elsewhere.getByRole("main")).toContainText(other.applicant.fullName);
  await held.release();
  await journey.expectOutcome("verified");
  await kredibel.expectOneCall();
  await elsewhere.context().close();
});

test("without a session nothing is sent, and one more consent sends what was given", async ({
  context,
  page,
  journey,
  kredibel,
}) => {
  await journey.reachReviewWithFiles();
  await context.clearCookies();
  await journey.submit();
  await expect(page.getByRole("main")).toContainText(id.result.refused.session);
  await kredibel.expectNoCall();
  await page.getByRole("button", { name: id.result.refused.consentAgain }).click();
  await page.getByRole("button", { name: journey.words.start }).click();
  await journey.expectStep("review");
  await journey.submit();
  await journey.expectOutcome("verified");
  await kredibel.expectOneCall();
});

test("a result leads back to the operator with its reference and the outcome, and nothing else", async ({
  page,
  journey,
  applicant,
}) => {
  const begin = async () => {
    await expect(journey.heading).toBeFocused();
    for (const consent of await page.getByRole("checkbox").all()) await consent.check();
    await page.getByRole("button", { name: journey.words.start }).click();
    await journey.upload(await cardPhoto({ applicant }));
    await journey.acceptPhoto();
    await expect(page).toHaveURL("/id/apply?step=identity&ref=INV%2F2026%2F001");
  };
  await keepNothing(page);
  await page.goto("/id?ref=INV/2026/001");
  await begin();
  // What was given is gone; whose application it is must not be.
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await expect(page).toHaveURL("/id?why=reload&ref=INV%2F2026%2F001");
  await begin();
  await journey.typeIdentity();
  await page.getByRole("button", { name: journey.words.next, exact: true }).click();
  await journey.typeContact();
  await page.getByRole("button", { name: journey.words.next, exact: true }).click();
  await journey.upload(await facePhoto());
  await journey.acceptPhoto();
  await journey.submit();
  await journey.expectOutcome("verified");
  const carryOn = page.getByRole("link", { name: id.result.carryOn });
  const address = `${returnUrl}?ref=INV%2F2026%2F001&outcome=verified`;
  await expect(carryOn).toHaveAttribute("href", address);
  await page.reload();
  await expect(carryOn).toHaveAttribute("href", address);
});

for (const status of ["verified_with_reason", "not_verified"] as const)
  test(`the way back to the operator after ${status} asks nothing`, async ({
    page,
    context,
    journey,
    kredibel,
  }) => {
    await kredibel.answer({ status, rejectFields: ["emailAddress"] });
    await context.route(`${returnUrl}*`, (route) => route.fulfill({ body: "" }));
    const asked: string[] = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      return dialog.dismiss();
    });
    await journey.reachReviewWithFiles();
    await journey.submit();
    await journey.expectOutcome(status);
    await page.getByRole("link", { name: id.result.carryOn }).click();
    await expect(page).toHaveURL(`${returnUrl}?outcome=${status}`);
    expect(asked).toEqual([]);
  });

test("the way back to the operator asks once something is being corrected", async ({
  page,
  journey,
  kredibel,
}) => {
  await keepNothing(page);
  await kredibel.answer({ status: "not_verified", rejectFields: ["emailAddress"] });
  await journey.reachReviewWithFiles();
  await journey.submit();
  await journey.expectOutcome("not_verified");
  await journey.correct();
  await journey.textbox(journey.words.fields.emailAddress).fill("lain@contoh.id");
  await page.goBack();
  const asked = page.waitForEvent("dialog");
  const click = page.getByRole("link", { name: id.result.carryOn }).click();
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await click;
  await journey.expectOutcome("not_verified");
});

test("five attempts, then a time to come back", async ({ page, journey, kredibel }) => {
  await kredibel.answer(
    ...Array.from({ length: 5 }, () => ({ status: "not_verified", rejectFields: ["fullName"] })),
  );
  await journey.reachReviewWithFiles();
  await journey.submit();
  for (const name of ["SITI SATU", "SITI DUA", "SITI TIGA", "SITI EMPAT", "SITI LIMA"]) {
    await journey.expectOutcome("not_verified");
    await journey.correct();
    await journey.textbox(journey.words.fields.fullName).fill(name);
    await page.getByRole("button", { name: journey.words.next, exact: true }).click();
    await journey.submit();
  }
  await expect(page.getByRole("main")).toContainText(id.result.refused.limit);
  expect(await kredibel.calls()).toHaveLength(5);
});

test("another browser learns nothing of an attempt", async ({ browser, journey, page, kredibel }) => {
  const held = await kredibel.hold();
  await journey.reachReviewWithFiles();
  const polled = page.waitForRequest((request) => request.url().includes("/api/attempts/"));
  await journey.submit();
  const attemptId = (await polled).url().split("/").at(-1);
  await held.release();
  await journey.expectOutcome("verified");
  const mine = await page.request.get(`/api/attempts/${attemptId}`);
  expect(await mine.json()).toMatchObject({ stage: "ended", outcome: { kind: "verified" } });
  expect(mine.headers()["cache-control"]).toContain("no-store");
  const stranger = await (await browser.newContext()).newPage();
  for (const name of [attemptId, randomUUID(), "x"])
    expect(await (await stranger.request.get(`/api/attempts/${name}`)).json()).toEqual({ stage: "none" });
  await stranger.context().close();
});

/** The request leaves, and its answer never arrives. */
async function breakActions(page: Page): Promise<void> {
  await page.evaluate(() => {
    const send = window.fetch.bind(window);
    window.fetch = async (input, init) => {
      const answer = send(input, init);
      if (!new Headers(init?.headers).has("next-action")) return answer;
      answer.catch(() => {});
      throw new TypeError("Failed to fetch");
    };
  });
}

/** The request does not even leave, until the returned function is called. */
async function stopActions(page: Page): Promise<() => Promise<void>> {
  await page.route("**/apply*", (route) =>
    route.request().method() === "POST" ? route.abort("connectionrefused") : route.fallback(),
  );
  return () => page.unrouteAll();
}
