import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { photoFields } from "../../lib/kredibel/constraints";
import { en } from "../../lib/words/en";
import { id } from "../../lib/words/id";
import { expect, test } from "../support/fixtures";
import { answerSubmissions } from "../support/outcome-states";
import { keepNothing } from "../support/page/keep-nothing";
import { cardPhoto } from "../support/photos";
import { failToRender, forgetAction } from "../support/screens";
import { supportContact } from "../support/server/servers";

test("leaving asks once something was given, after an unknown end too, until verified", async ({
  page,
  journey,
  kredibel,
}) => {
  await keepNothing(page);
  await journey.open("");
  expect(await asksBeforeLeaving(page)).toBe(false);
  await journey.reachReviewWithFiles();
  expect(await asksBeforeLeaving(page)).toBe(true);
  // An end from which the answers may be sent once more.
  const retryAt = "2026-01-01T00:00:00.000Z";
  await answerSubmissions(page, { kind: "unknown", attemptId: randomUUID(), retryAt });
  await journey.submit();
  await journey.expectOutcome("unknown");
  expect(await asksBeforeLeaving(page)).toBe(true);
  await page.unrouteAll();
  await page.getByRole("button", { name: id.result.unknown.goOn }).click();
  await journey.expectStep("review");
  await journey.submit();
  await journey.expectOutcome("verified");
  await kredibel.expectOneCall();
  expect(await asksBeforeLeaving(page)).toBe(false);
});

test("a page that a deploy made outdated says what must be given again, and starts again", async ({
  page,
  journey,
  kredibel,
  applicant,
}) => {
  await journey.reachReviewWithFiles();
  await forgetAction(page);
  await journey.submit();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(id.failures.reload);
  await expect(page.getByRole("main")).toContainText(applicant.fullName);
  await kredibel.expectNoCall();
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    return dialog.accept();
  });
  await page.getByRole("button", { name: id.reload }).click();
  await expect(page).toHaveURL(/\/id$/);
  await expect(page.getByRole("checkbox").first()).not.toBeChecked();
  expect(asked).toEqual([]);
});

test("sending: an offline device is warned, sends nothing and loses nothing", async ({
  page,
  journey,
  kredibel,
  context,
}) => {
  await journey.reachReviewWithFiles();
  const notice = page.getByRole("main").getByText(id.failures.offline);
  await context.setOffline(true);
  await expect(notice).toBeVisible();
  await expect(journey.announced).toHaveText(id.failures.offline);
  for (let presses = 0; presses < 2; presses++) {
    await journey.submit();
    await expect(page.getByRole("main").getByRole("alert")).toHaveText(id.failures.offline);
    await expect(page).toHaveTitle(/^Kesalahan: /);
  }
  await kredibel.expectNoCall();
  const heard = await journey.hear();
  await context.setOffline(false);
  await expect(notice).toHaveCount(0);
  await expect.poll(heard).toEqual([id.online]);
  await expect(page).toHaveTitle(/^Periksa jawaban Anda/);
  await journey.submit();
  await journey.expectOutcome("verified");
});

test("sending: a portal's answer loses nothing; then smaller photos go", async ({
  page,
  journey,
  kredibel,
}) => {
  await journey.reachReviewWithFiles({ card: await cardPhoto({ width: 1920, height: 1212 }) });
  const portal = { contentType: "text/html", body: "<h1>Sign in to this network</h1>" };
  await page.route("**/apply*", (route) =>
    route.request().method() === "POST" ? route.fulfill({ ...portal, status: 403 }) : route.fallback(),
  );
  await page.route("**/api/attempts/*", (route) => route.fulfill({ ...portal, status: 200 }));
  await journey.submit();
  const main = page.getByRole("main");
  const helped = async (sentence: string) => {
    await expect(main).toContainText(sentence);
    await expect(main).toContainText(new RegExp(`${id.result.reference}: [0-9a-f-]{36}`));
    await expect(page.getByRole("contentinfo").getByRole("link", { name: supportContact })).toBeVisible();
  };
  await helped(id.waiting.lost);
  await page.unrouteAll();
  await helped(id.failures.notReached);
  await journey.submit();
  await journey.expectOutcome("verified");
  await kredibel.expectOneCall();
  const [call] = await kredibel.calls();
  for (const field of photoFields) expect(call?.photos[field]?.bytes).toBeLessThanOrEqual(165_000);
});

test("sending: a press sends although the browser wrongly says that it is offline", async ({
  page,
  journey,
}) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "onLine", { value: false }));
  await journey.reachReviewWithFiles();
  await expect(page.getByRole("main").getByText(id.failures.offline)).toBeVisible();
  await journey.submit();
  await journey.expectOutcome("verified");
});

for (const [kind, address] of [
  ["mail address", `mailto:${supportContact}`],
  ["phone number", "tel:+622155501234"],
] as const)
  test(`asking for help under a ${kind} asks nothing, and the page is guarded again`, async ({
    page,
    journey,
  }) => {
    await keepNothing(page);
    await page.route("**/id", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll(`mailto:${supportContact}`, address);
      await route.fulfill({ response, body });
    });
    await journey.reachReviewWithFiles();
    await answerSubmissions(page, { kind: "refused", reason: "busy" });
    await journey.submit();
    const asked: string[] = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      return dialog.dismiss();
    });
    await page.getByRole("link", { name: supportContact }).click();
    await expect.poll(() => asksBeforeLeaving(page)).toBe(true);
    expect(asked).toEqual([]);
    await expect(journey.heading).toHaveText(id.result.refused.heading);
  });

test("a change of language is refused while the server is out of reach, and nothing is lost", async ({
  page,
  journey,
  context,
  applicant,
}) => {
  await journey.start();
  await journey.uploadCard();
  await journey.typeIdentity();
  await context.setOffline(true);
  await changeLanguage(page);
  await expect(page.getByRole("alert").filter({ hasText: id.notOpened })).toBeVisible();
  await expect(journey.textbox(journey.words.fields.fullName)).toHaveValue(applicant.fullName);
  await context.setOffline(false);
  await changeLanguage(page);
  await expect(page).toHaveURL("/en/apply?step=identity");
  await expect(journey.textbox(en.fields.fullName)).toHaveValue(applicant.fullName);
  await expect(page.getByRole("alert").filter({ hasText: en.notOpened })).toHaveCount(0);
});

test("the way back to the consent, and on from there, loses nothing where the connection breaks", async ({
  page,
  journey,
  context,
  applicant,
}) => {
  const refused = page.getByRole("alert").filter({ hasText: id.notOpened });
  const whileOffline = async (button: string) => {
    await context.setOffline(true);
    await page.getByRole("button", { name: button, exact: true }).click();
    await expect(refused).toBeVisible();
    await context.setOffline(false);
    await page.getByRole("button", { name: button, exact: true }).click();
  };
  await journey.reachReviewWithFiles();
  await answerSubmissions(page, { kind: "refused", reason: "session" });
  await journey.submit();
  await whileOffline(id.result.refused.consentAgain);
  await expect(page).toHaveURL("/id");
  await whileOffline(id.start.start);
  await journey.expectStep("review");
  await expect(page.getByRole("main")).toContainText(applicant.fullName);
});

test("no phone corrects what is typed, and each may offer what it knows", async ({ page, journey }) => {
  const { fields } = journey.words;
  let seen = 0;
  const expectUncorrected = async () => {
    for (const field of await page.getByRole("main").getByRole("textbox").all()) {
      await expect(field).toHaveAttribute("autocorrect", "off");
      await expect(field).toHaveAttribute("spellcheck", "false");
      seen += 1;
    }
  };
  await journey.start();
  await journey.uploadCard();
  await expectUncorrected();
  await expect(journey.textbox(fields.fullName)).toHaveAttribute("autocapitalize", "characters");
  await expect(journey.textbox(fields.fullName)).toHaveAttribute("autocomplete", "name");
  await journey.fillIdentity();
  await expectUncorrected();
  await expect(journey.textbox(fields.emailAddress)).toHaveAttribute("autocapitalize", "none");
  await expect(journey.textbox(fields.emailAddress)).toHaveAttribute("autocomplete", "email");
  expect(seen).toBe(7);
});

test("page not given by the server: fetched again, true about the answers", async ({
  page,
  journey,
  applicant,
}) => {
  const { crash } = en;
  const kept = page.getByRole("main").getByText(crash.kept);
  const retry = async () => {
    await page.unrouteAll();
    await page.getByRole("button", { name: crash.retry }).click();
  };
  await journey.open("");
  await failToRender(page, "en", "StartForm");
  await changeLanguage(page);
  await expect(journey.heading).toHaveText(crash.heading);
  await expect(page).toHaveTitle(new RegExp(`^Error: ${crash.heading} · `));
  await expect(kept).toHaveCount(0);
  await retry();
  await expect(journey.heading).toHaveText(en.start.heading);

  await journey.start();
  await journey.uploadCard();
  await journey.typeIdentity();
  await failToRender(page, "en", "Journey");
  await changeLanguage(page);
  await expect(journey.heading).toHaveText(crash.heading);
  await expect(kept).toBeVisible();
  await retry();
  await expect(journey.textbox(en.fields.fullName)).toHaveValue(applicant.fullName);
});

const changeLanguage = (page: Page) => page.getByRole("link", { name: "English" }).click();

/** The browser asks only somebody who has touched the page; dispatching the event asks the page itself. */
const asksBeforeLeaving = (page: Page) =>
  page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
