import { expect, type Locator, type Page, type Request } from "@playwright/test";
import { type PhoneTrouble, seenHeader } from "../../lib/onboarding/handoff";
import { cameraHelp } from "../../lib/words/camera-help";
import { handoffWords } from "../../lib/words/handoff";
import { wordsOf } from "../../lib/words/of";
import { saidRefusals } from "../../lib/words/said-refusals";
import { movedWords } from "../../lib/words/start-trouble";
import { cameraPretences, pretend } from "../support/camera-states";
import type { Language } from "../support/fixed-words";
import { screenSizes, test } from "../support/fixtures";
import { Journey } from "../support/journey";
import { wake } from "../support/page/clock";
import { returnUrl } from "../support/server/servers";

test.use({ ...screenSizes.desktop, isMobile: false, hasTouch: false });

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** As far as a code on the computer's page. */
async function openCode(page: Page, language: Language = "id", query = ""): Promise<void> {
  await page.goto(`/${language}${query}`);
  await page.getByRole("link", { name: handoffWords[language].offer.go }).click();
  await expect(heading(page)).toHaveText(handoffWords[language].computer.states.waiting.heading);
}

const topOf = async (it: Locator) => (await it.boundingBox())?.y ?? 0;

const shownNumber = (computer: Page) => computer.locator("output").textContent();

async function pick(computer: Page, { page }: Journey, { right = true } = {}): Promise<void> {
  const shown = await shownNumber(computer);
  const buttons = page.getByRole("group").getByRole("button");
  await expect.poll(() => buttons.allTextContents()).toContain(shown);
  const choices = await buttons.allTextContents();
  expect(choices).toHaveLength(3);
  const chosen = right ? `${shown}` : (choices.find((one) => one !== shown) ?? "");
  await page.getByRole("button", { name: chosen, exact: true }).click();
}

const says = (
  page: Page,
  language: Language,
  state: keyof (typeof handoffWords)["id"]["computer"]["states"],
) =>
  expect(heading(page)).toHaveText(handoffWords[language].computer.states[state].heading, {
    timeout: 20_000,
  });

const phoneSays = ({ page, language }: Journey, trouble: PhoneTrouble) =>
  expect(heading(page)).toHaveText(handoffWords[language].phone.troubles[trouble].heading);

async function phoneAtNumber(page: Page, phone: (page: Page) => Promise<Journey>): Promise<Journey> {
  await page.goto("/id/handoff");
  await says(page, "id", "waiting");
  const onPhone = await phone(page);
  await says(page, "id", "number");
  return onPhone;
}

/** The phone has the case, and stands on its start page. */
async function move(page: Page, phone: (page: Page) => Promise<Journey>, language: Language = "id") {
  const onPhone = await phone(page);
  await says(page, language, "number");
  await pick(page, onPhone);
  await expect(onPhone.page).toHaveURL(new RegExp(`/${language}(\\?ref=.*)?$`));
  await says(page, language, "phone");
  return onPhone;
}

async function toReview(journey: Journey): Promise<void> {
  await journey.begin();
  await journey.uploadCard();
  await journey.fillIdentity();
  await journey.fillContact();
  await journey.uploadSelfie();
}

for (const locale of ["id-ID", "en-GB"])
  test.describe(`in ${locale}`, () => {
    test.use({ locale });
    test("computer to phone: the whole way, watched to its end, back to the operator", async ({
      page,
      phone,
      language,
      kredibel,
    }) => {
      await openCode(page, language, "?ref=order-7");
      const box = await page.getByRole("img", { name: handoffWords[language].computer.qr }).boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(200);
      const held = await kredibel.hold();
      const onPhone = await move(page, phone, language);
      const { progress, result } = wordsOf(language);
      await expect(page.getByText(handoffWords[language].computer.consent)).toBeVisible();
      await onPhone.begin();
      await onPhone.uploadCard();
      await expect(page.getByText(progress(2, 5))).toBeVisible({ timeout: 20_000 });
      await onPhone.fillIdentity();
      await onPhone.fillContact();
      await onPhone.uploadSelfie();
      await onPhone.submit();
      await held.reached();
      await says(page, language, "sent");
      await held.release();
      await onPhone.expectOutcome("verified");
      await says(page, language, "finished");
      await expect(page.getByText(result.verified.heading)).toBeVisible();
      const back = page.getByRole("link", { name: result.carryOn });
      expect(await back.getAttribute("href")).toBe(`${returnUrl}?ref=order-7&outcome=verified`);
      await kredibel.expectOneCall();
    });
  });

test("offer: where there is a mouse, not on a phone, first where the camera fails", async ({
  page,
  journey,
  phone,
}) => {
  const { go } = handoffWords.id.offer;
  await journey.start();
  await pretend(page, cameraPretences.none);
  await expect(page.getByRole("link", { name: go })).toBeVisible();
  await page.getByRole("button", { name: wordsOf("id").camera.open }).click();
  await journey.expectCameraProblem("none");
  const offer = page.getByRole("link", { name: go });
  const help = page.getByRole("main").getByText(cameraHelp.id.problems.none.lead);
  expect(await topOf(offer)).toBeLessThan(await topOf(help));
  await offer.click();
  await says(page, "id", "waiting");
  const onPhone = await phone(page);
  await onPhone.page.goto("/id");
  await expect(onPhone.page.getByRole("link", { name: go })).toBeHidden();
});

for (const problem of ["busy", "incapable"] as const)
  test(`offer: first where the camera is ${problem}`, async ({ page, journey }) => {
    await journey.start();
    await pretend(page, cameraPretences[problem]);
    await page.getByRole("button", { name: wordsOf("id").camera.open }).click();
    await journey.expectCameraProblem(problem);
    const offer = page.getByRole("link", { name: handoffWords.id.offer.go });
    const help = page.getByRole("main").getByText(cameraHelp.id.problems[problem].lead);
    await expect.poll(async () => (await topOf(offer)) < (await topOf(help))).toBe(true);
  });

for (const camera of [true, false])
  test(`offer: ${camera ? "last" : "first"} on the start page ${camera ? "with" : "without"} a camera`, async ({
    page,
  }) => {
    if (!camera)
      await page.addInitScript(() => {
        MediaDevices.prototype.enumerateDevices = async () => [];
      });
    await page.goto("/id");
    const offer = page.getByRole("link", { name: handoffWords.id.offer.go });
    const start = page.getByRole("button", { name: wordsOf("id").start.start });
    await expect(offer).toHaveCount(1);
    await expect.poll(async () => (await topOf(start)) < (await topOf(offer))).toBe(camera);
    await offer.click();
    await says(page, "id", "waiting");
  });

test("session: its prefill, ref and way back go along, and the computer owns it no more", async ({
  page,
  phone,
  session,
  applicant,
}) => {
  const made = await session({
    ref: "order-9",
    prefill: { emailAddress: { value: applicant.emailAddress, locked: true } },
    expectedNik: applicant.identityId,
  });
  await page.goto(made.url);
  await expect(page.getByRole("checkbox")).toHaveCount(2);
  await expect.poll(() => new URL(page.url()).hash).toBe("");
  await page.getByRole("link", { name: handoffWords.id.offer.go }).click();
  await says(page, "id", "waiting");
  const onPhone = await move(page, phone);
  for (const again of [made.url, "/id"]) {
    await page.goto(again);
    await expect(page).toHaveURL(/\/id\/handoff/);
    await says(page, "id", "phone");
  }
  await onPhone.begin();
  await onPhone.uploadCard();
  await onPhone.fillIdentity();
  const email = onPhone.page.getByRole("textbox", { name: wordsOf("id").fields.emailAddress });
  await expect(email).toHaveValue(applicant.emailAddress);
  await onPhone.textbox(onPhone.words.fields.phoneNumber).fill(applicant.phoneNumber);
  await onPhone.page.getByRole("button", { name: onPhone.words.next, exact: true }).click();
  await onPhone.uploadSelfie();
  await onPhone.submit();
  await onPhone.expectOutcome("verified");
  await says(page, "id", "finished");
  const back = page.getByRole("link", { name: wordsOf("id").result.carryOn });
  const href = (await back.getAttribute("href")) ?? "";
  expect(new URL(href).pathname).toBe("/api/return");
  const answer = await page.request.get(href, { maxRedirects: 0 });
  const leads = new URL(answer.headers().location ?? "");
  expect(leads.searchParams.get("session")).toBe(made.id);
  expect(leads.searchParams.get("outcome")).toBe("verified");
  expect(await made.read()).toMatchObject({ status: "completed", ref: "order-9" });
});

test("code: a second phone is told that it is used", async ({ page, phone }) => {
  await openCode(page);
  const [first, second] = [await phone(page), await phone(page)];
  await phoneSays(second, "used");
  await expect(first.page.getByRole("group").getByRole("button")).toHaveCount(3);
  await first.page.reload();
  await expect(first.page.getByRole("group").getByRole("button")).toHaveCount(3);
});

test("code: an old one is cancelled by a new one, and a guessed one is not known", async ({
  page,
  phone,
}) => {
  await openCode(page);
  const link = page.getByLabel(handoffWords.id.copy.link);
  const old = await link.inputValue();
  await page.getByRole("button", { name: handoffWords.id.computer.renew }).click();
  await expect(link).not.toHaveValue(old);
  const onPhone = await phone(page);
  // Next puts the address back that a page came with, once it is awake.
  await expect(onPhone.page.getByRole("group").getByRole("button")).toHaveCount(3);
  await onPhone.page.goto(old);
  await phoneSays(onPhone, "cancelled");
  await onPhone.page.goto(`${old.slice(0, -3)}AAA`);
  await phoneSays(onPhone, "unknown");
});

test("code: two minutes before it ends the computer says so, and a press makes another", async ({ page }) => {
  await openCode(page);
  const { ending, renew, left } = handoffWords.id.computer;
  const link = page.getByLabel(handoffWords.id.copy.link);
  const old = await link.inputValue();
  const warning = page.getByRole("alert").filter({ hasText: ending });
  await expect(warning).toBeHidden();
  await page.route("**/api/handoff", async (route) => {
    // A question that names nothing is not held.
    const { [seenHeader]: _, ...headers } = route.request().headers();
    const response = await route.fetch({ headers });
    const leftMs = route.request().method() === "GET" && { leftMs: 119_000 };
    await route.fulfill({ response, json: { ...(await response.json()), ...leftMs } });
  });
  await wake(page);
  await expect(warning).toBeVisible();
  await expect(page.getByText(left.replace("#", "2"))).toBeVisible();
  await page.unroute("**/api/handoff");
  await page.getByRole("button", { name: renew }).click();
  await expect(link).not.toHaveValue(old);
  await expect(warning).toBeHidden();
});

test("code: opened on its own computer, it says to take a phone", async ({ page }) => {
  await openCode(page);
  const link = await page.getByLabel(handoffWords.id.copy.link).inputValue();
  const other = await page.context().newPage();
  await other.goto(link);
  await expect(heading(other)).toHaveText(handoffWords.id.phone.troubles.same_device.heading);
  await says(page, "id", "waiting");
});

test("code: another tab's cancels this one's, which says so and makes a new one", async ({ page }) => {
  await openCode(page);
  const other = await page.context().newPage();
  await other.goto("/id/handoff");
  await says(other, "id", "waiting");
  await says(page, "id", "cancelled");
  await page.getByRole("button", { name: handoffWords.id.computer.renew }).click();
  await says(page, "id", "waiting");
  await says(other, "id", "cancelled");
});

test("number: after three wrong ones the code is over, on both sides", async ({ page, phone }) => {
  await openCode(page);
  const onPhone = await phone(page);
  await says(page, "id", "number");
  for (let times = 1; times <= 3; times++) {
    const before = await shownNumber(page);
    await pick(page, onPhone, { right: false });
    if (times === 3) break;
    await expect(onPhone.page.getByRole("main").getByRole("alert")).toContainText(
      handoffWords.id.phone.again,
    );
    await expect.poll(() => shownNumber(page)).not.toBe(before);
  }
  await phoneSays(onPhone, "wrong");
  await says(page, "id", "wrong");
});

test("here instead: ends the phone's case in plain words, and the computer sends", async ({
  page,
  journey,
  phone,
  expectOneCall,
}) => {
  await openCode(page);
  const onPhone = await move(page, phone);
  await toReview(onPhone);
  await page.goto("/id");
  await says(page, "id", "phone");
  await page.getByRole("button", { name: handoffWords.id.computer.here }).click();
  await expect(page).toHaveURL(/\/id$/);
  await onPhone.submit();
  await expect(onPhone.page.getByText(saidRefusals.moved.id)).toBeVisible();
  await onPhone.page.goto("/id");
  for (const box of await onPhone.page.getByRole("checkbox").all()) await box.check();
  await onPhone.page.getByRole("button", { name: wordsOf("id").start.start }).click();
  await expect(onPhone.page.getByText(movedWords.id.to_computer)).toBeVisible();
  await toReview(journey);
  await journey.submit();
  await journey.expectOutcome("verified");
  await expectOneCall();
});

test("computer: an old page neither starts nor sends while the phone has the case", async ({
  page,
  context,
  phone,
  journey,
  applicant,
  kredibel,
}) => {
  // A start page that is opened later leads to what the first tab holds.
  const start = new Journey(await context.newPage(), "id", applicant);
  await start.open("");
  for (const box of await start.page.getByRole("checkbox").all()) await box.check();
  await journey.reachReviewWithFiles();
  const other = await context.newPage();
  const onPhone = await phoneAtNumber(other, phone);
  await pick(other, onPhone);
  await says(other, "id", "phone");
  await journey.submit();
  await expect(page.getByText(saidRefusals.moved.id)).toBeVisible();
  await start.page.getByRole("button", { name: wordsOf("id").start.start }).click();
  await expect(start.page.getByText(movedWords.id.to_phone)).toBeVisible();
  await kredibel.expectNoCall();
});

test("take-over: refused where the computer has sent the case", async ({
  journey,
  context,
  phone,
  kredibel,
}) => {
  await journey.reachReviewWithFiles();
  const other = await context.newPage();
  const onPhone = await phoneAtNumber(other, phone);
  const held = await kredibel.hold();
  await journey.submit();
  await held.reached();
  await pick(other, onPhone);
  await phoneSays(onPhone, "at_computer");
  await held.release();
  await journey.expectOutcome("verified");
  await kredibel.expectOneCall();
});

test("here instead: not while the phone sends", async ({ page, phone, kredibel }) => {
  await openCode(page);
  const onPhone = await move(page, phone);
  await toReview(onPhone);
  const held = await kredibel.hold();
  // As pressed before the page knew.
  await page.route("**/api/handoff", (route) =>
    route.request().method() === "GET" ? route.abort() : route.continue(),
  );
  await wake(page);
  await onPhone.submit();
  await held.reached();
  await page.getByRole("button", { name: handoffWords.id.computer.here }).click();
  await expect(page.getByText(handoffWords.id.computer.sending)).toBeVisible();
  await page.unroute("**/api/handoff");
  await held.release();
  await onPhone.expectOutcome("verified");
  await says(page, "id", "finished");
  await kredibel.expectOneCall();
});

test("phone: without a connection it asks again, and the code is still good", async ({ page, phone }) => {
  await openCode(page);
  const onPhone = await phone(page);
  await says(page, "id", "number");
  await onPhone.page.context().setOffline(true);
  await pick(page, onPhone);
  await expect(onPhone.page.getByText(handoffWords.id.phone.offline)).toBeVisible();
  await onPhone.page.context().setOffline(false);
  await onPhone.page.getByRole("button", { name: handoffWords.id.phone.retry }).click();
  await says(page, "id", "phone");
});

test("phone: loses the answer that opened its code, and is the same phone after a reload", async ({
  page,
  phone,
}) => {
  await openCode(page);
  let asked = 0;
  const onPhone = await phone(page, (it) =>
    it.route("**/api/phone", async (route) => {
      asked += 1;
      if (asked === 1) return route.continue();
      await route.fetch();
      await route.abort();
    }),
  );
  await says(page, "id", "number");
  await expect(onPhone.page.getByText(handoffWords.id.phone.offline)).toBeVisible();
  expect(asked).toBe(2);
  await onPhone.page.unrouteAll();
  await onPhone.page.reload();
  await pick(page, onPhone);
  await says(page, "id", "phone");
});

test("phone: keeps no cookie, is told so, and leaves the code unused", async ({ page, phone }) => {
  await openCode(page);
  const forgetful = await phone(page, (it) =>
    it.route("**/api/phone", async (route) => {
      const answer = await route.fetch();
      await it.context().clearCookies();
      await route.fulfill({
        status: answer.status(),
        contentType: "application/json",
        body: await answer.text(),
      });
    }),
  );
  await phoneSays(forgetful, "cookie");
  await move(page, phone);
});

test("phone: a web view without a camera leaves the code unused, and shows its link", async ({
  page,
  browser,
  baseURL,
  phone,
}) => {
  await openCode(page);
  const link = await page.getByLabel(handoffWords.id.copy.link).inputValue();
  const inApp = await browser.newContext({
    baseURL,
    locale: "id-ID",
    ...screenSizes.phone,
    userAgent:
      "Mozilla/5.0 (Linux; Android 14; Pixel 7; wv) AppleWebKit/537.36 Version/4.0 Chrome/126.0 Mobile",
  });
  const view = await inApp.newPage();
  await view.goto(link);
  await expect(heading(view)).toHaveText(handoffWords.id.phone.browser.heading);
  await expect(view.getByLabel(handoffWords.id.copy.link)).toHaveValue(link);
  await view.getByRole("link", { name: "English" }).click();
  await expect(view.getByLabel(handoffWords.en.copy.link)).toHaveValue(link.replace("/id/", "/en/"));
  await says(page, "id", "waiting");
  await move(page, phone);
  await inApp.close();
});

test("phone: a case of its own from before is left for the computer's", async ({ page, phone }) => {
  await openCode(page);
  const link = await page.getByLabel(handoffWords.id.copy.link).inputValue();
  const onPhone = await phone(page);
  await onPhone.apply();
  await onPhone.expectOutcome("verified");
  await onPhone.page.goto(link);
  await pick(page, onPhone);
  await says(page, "id", "phone");
  await onPhone.begin();
});

test("here instead: the computer begins anew, whatever it had sent before", async ({
  page,
  journey,
  phone,
  kredibel,
}) => {
  await kredibel.answer({ status: "not_verified", rejectFields: ["fullName"] });
  await journey.reachReviewWithFiles();
  await journey.submit();
  await journey.expectOutcome("not_verified");
  const onPhone = await phoneAtNumber(page, phone);
  await pick(page, onPhone);
  await says(page, "id", "phone");
  await page.getByRole("button", { name: handoffWords.id.computer.here }).click();
  await journey.begin();
});

const isHeld = (request: Request) => request.headers()[seenHeader] !== undefined;

test("watch: held, a change on the phone is told by the question that waits for it", async ({
  page,
  phone,
}) => {
  await openCode(page);
  const held = await page.waitForRequest(isHeld);
  await phone(page);
  await says(page, "id", "number");
  const answer = await held.response();
  expect(await answer?.json()).toMatchObject({ state: "number" });
});

test("watch: held, the question is dropped with its page out of sight", async ({ page }) => {
  await openCode(page);
  const held = await page.waitForRequest(isHeld);
  const dropped = page.waitForEvent("requestfailed", (request) => request === held);
  await page.evaluate(() => Object.defineProperty(document, "hidden", { configurable: true, value: true }));
  await wake(page);
  await dropped;
});

test("watch: held, the question is dropped with a page that is left", async ({ page }) => {
  await page.addInitScript((header) => {
    const ask = window.fetch;
    window.fetch = (input, init) => {
      const held = new Headers(init?.headers).has(header);
      if (held) init?.signal?.addEventListener("abort", () => sessionStorage.setItem("dropped", "yes"));
      return ask(input, init);
    };
  }, seenHeader);
  await openCode(page);
  await page.waitForRequest(isHeld);
  await page.goto("/id");
  expect(await page.evaluate(() => sessionStorage.getItem("dropped"))).toBe("yes");
});

test("watch: nothing is asked while the page is hidden, and at once when it is seen again", async ({
  page,
}) => {
  await openCode(page);
  const asked: string[] = [];
  const hide = (hidden: boolean) =>
    page.evaluate((now) => {
      Object.defineProperty(document, "hidden", { configurable: true, value: now });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  await page.clock.install();
  await page.reload();
  await says(page, "id", "waiting");
  await hide(true);
  page.on("request", (request) => request.url().endsWith("/api/handoff") && asked.push(request.method()));
  await page.clock.runFor(120_000);
  expect(asked).toEqual([]);
  const seen = page.waitForRequest("**/api/handoff");
  await hide(false);
  await seen;
});

/** What only time or load can bring. */
const rare = ["expired", "limit"] as const;
for (const state of rare)
  test(`code: ${state} is said on the phone, and on the computer with a way on`, async ({ page, phone }) => {
    await openCode(page);
    const onPhone = await phone(page);
    const answer = { json: { state } };
    await onPhone.page.route("**/api/phone", (route) => route.fulfill(answer));
    await onPhone.page.reload();
    await phoneSays(onPhone, state);
    await page.route("**/api/handoff", (route) =>
      route.request().method() === "GET" ? route.fulfill(answer) : route.continue(),
    );
    await wake(page);
    await says(page, "id", state);
    await page.getByRole("button", { name: handoffWords.id.computer.here }).click();
    await expect(page).toHaveURL(/\/id$/);
  });
