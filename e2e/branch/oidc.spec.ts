import type { Page } from "@playwright/test";
import { accountWords } from "../../lib/words/branch/account";
import { staffWords } from "../../lib/words/branch/staff";
import { staffPin } from "../support/accounts";
import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";
import { keepAsleep } from "../support/page/keep-asleep";
import { ownBranchApp } from "../support/server/own-app";
import { cookieOf, Visitor } from "../support/server/visitor";
import { yesterday } from "./past";

/** Staff who come by the operator's own identity provider: a real one, of `oidc-provider`, on loopback. */
test.describe.configure({ mode: "serial", timeout: 120_000 });

const { signIn, bar, pin, unlock } = staffWords.id;
const why = (page: Page) => page.getByRole("main").getByRole("status");

const app = ownBranchApp({ STAFF_PASSWORDS: "off" });

/** Where the log of this test begins: several tests bring about the same line. */
let before = 0;
test.beforeEach(() => {
  before = app.instance.output().length;
});
const logged = () => app.instance.output().slice(before);

/** To the provider by our button, and through its own pages. */
async function comeAs(page: Page, login: string): Promise<void> {
  await comeToConsent(page, login);
  await page.getByRole("button", { name: "Continue" }).click();
}

async function comeToConsent(page: Page, login: string): Promise<void> {
  await page.goto(`${app.instance.url}/id/branch/sign-in`);
  await page.getByRole("button", { name: signIn.provider }).click();
  await throughProvider(page, login);
  await expect(page.getByRole("button", { name: "Continue" })).toBeVisible();
}

/** It asks whoever is known to it, too. */
async function throughProvider(page: Page, login: string): Promise<void> {
  await page.getByPlaceholder("Enter any login").fill(login);
  await page.getByPlaceholder("and password").fill("whatever it asks for");
  await page.getByRole("button", { name: "Sign-in" }).click();
}

/** Where the provider would send this browser back to, state and code included. */
async function answerFor(page: Page, login: string): Promise<URL> {
  await comeToConsent(page, login);
  const form = `${await page.locator("form").getAttribute("action")}`;
  let answer = await page.request.post(form, { form: { prompt: "consent" }, maxRedirects: 0 });
  while (!`${answer.headers().location}`.includes("/callback/oidc"))
    answer = await page.request.get(`${answer.headers().location}`, { maxRedirects: 0 });
  return new URL(`${answer.headers().location}`);
}

async function expectRefused(page: Page, sentence: string, reason: string): Promise<void> {
  await expect(why(page)).toHaveText(sentence);
  await expect.poll(logged).toContain(`"route":"route /api/staff/callback/oidc","reason":"${reason}"`);
  await page.goto(`${app.instance.url}/id/branch`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(signIn.heading);
}

const welcome = {
  rani: { name: "Rani Contoh", role: "staff", branch: "Cabang A" },
  sari: { name: "Sari Contoh", role: "supervisor", branch: "Cabang B" },
} as const;

for (const [login, { name, role, branch }] of Object.entries(welcome))
  test(`${role} by claim: comes in as that, at that branch`, { tag: "@branch" }, async ({ page }) => {
    await comeAs(page, login);
    const region = page.getByRole("region", { name: bar.label });
    await expect(region).toContainText(name);
    await expect(region).toContainText(`${bar.roles[role]} · ${branch}`);
    await page.getByRole("link", { name: pin.later }).click();
    await expect(page).toHaveURL(`${app.instance.url}/id/branch`);
    const kept = (await page.context().cookies()).filter(({ name: cookie }) => cookie.startsWith("staff"));
    expect(kept).toMatchObject([{ name: "staff", httpOnly: true, sameSite: "Lax" }]);
  });

test("button: leads to the provider if pressed before its page's scripts came", { tag: "@branch" }, async ({
  page,
}) => {
  const awaken = await keepAsleep(page);
  const signInPage = `${app.instance.url}/id/branch/sign-in`;
  await page.goto(signInPage, { waitUntil: "commit" });
  const answered = page.waitForRequest(
    (request) => request.method() === "POST" && request.url() === signInPage,
  );
  await page.getByRole("button", { name: signIn.provider }).click();
  await (await answered).response();
  awaken();
  await expect(page.getByPlaceholder("Enter any login")).toBeVisible();
});

test("somebody whom no role was mapped to does not come in, and reads why", { tag: "@branch" }, async ({
  page,
}) => {
  await comeAs(page, "nobody");
  await expectRefused(page, signIn.problems.no_role, "no_role");
});

test("somebody of no branch does not come in, and reads why", { tag: "@branch" }, async ({ page }) => {
  await comeAs(page, "nowhere");
  await expectRefused(page, signIn.problems.no_branch, "no_branch");
});

test("somebody who was disabled here is out at once, and does not come in again", { tag: "@branch" }, async ({
  page,
}) => {
  await comeAs(page, "rani");
  await expect(page.getByRole("region", { name: bar.label })).toBeVisible();
  const [line] = (await app.command("list")).split("\n").filter((one) => one.includes("Rani Contoh"));
  const id = `${line}`.split("  ")[0] ?? "";
  await app.command("disable", id);
  await page.reload();
  await expect(why(page)).toHaveText(signIn.problems.ended);
  await page.context().clearCookies();
  await comeAs(page, "rani");
  await expectRefused(page, signIn.problems.disabled, "disabled");
  await app.command("enable", id);
});

test("proof: staff of the provider prove themselves there again, and are back where they were", {
  tag: "@branch",
}, async ({ page, context }) => {
  const { url } = app.instance;
  await comeAs(page, "sari");
  await expect(page.getByRole("region", { name: bar.label })).toBeVisible();
  const exported = async () => {
    const cookie = (await context.cookies(url)).map(({ name, value }) => `${name}=${value}`).join("; ");
    return (await new Visitor(url, cookie).get(`/api/branch/export?from=${yesterday()}&to=${yesterday()}`))
      .status;
  };
  expect(await exported()).toBe(200);
  await app.rowsOf("update staff_sessions set created_at = created_at - interval '5 minutes'");
  expect(await exported()).toBe(403);
  await page.goto(`${url}/id/branch?branch=*`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(accountWords.id.confirm.heading);
  await expect(page.getByRole("textbox")).toHaveCount(0);
  await page.getByRole("button", { name: signIn.provider }).click();
  await throughProvider(page, "sari");
  await expect(page).toHaveURL(`${url}/id/branch?branch=*`);
  expect(await exported()).toBe(200);
});

test("a state that was not made here is refused and logged", { tag: "@branch" }, async ({ page }) => {
  const callback = `${app.instance.url}/api/staff/callback/oidc`;
  await page.goto(`${callback}?state=forged&code=forged`);
  await expectRefused(page, signIn.problems.failed, "state_mismatch");
});

test("the answer meant for another browser is refused", { tag: "@branch" }, async ({ page, browser }) => {
  const answer = await answerFor(page, "rani");
  const other = await browser.newPage();
  await other.goto(answer.href);
  await expectRefused(other, signIn.problems.failed, "state_mismatch");
  await other.close();
});

test("a code that the provider did not give is refused", { tag: "@branch" }, async ({ page }) => {
  const answer = await answerFor(page, "rani");
  answer.searchParams.set("code", "forged");
  await page.goto(answer.href);
  await expectRefused(page, signIn.problems.failed, "invalid_code");
});

test("an answer lets in once", { tag: "@branch" }, async ({ page }) => {
  const answer = await answerFor(page, "rani");
  await page.goto(answer.href);
  await expect(page.getByRole("region", { name: bar.label })).toBeVisible();
  await page.context().clearCookies({ name: "staff" });
  await page.goto(answer.href);
  await expectRefused(page, signIn.problems.failed, "state_mismatch");
});

test("an ID token with another nonce is refused", { tag: "@branch" }, async ({ page }) => {
  await page.route(
    /\/auth\?/,
    (route) => {
      const url = new URL(route.request().url());
      url.searchParams.set("nonce", "another");
      return route.fulfill({ status: 302, headers: { location: url.href } });
    },
    { times: 1 },
  );
  await comeAs(page, "rani");
  await expectRefused(page, signIn.problems.failed, "unable_to_get_user_info");
});

test("with a provider there is no password to try, by the page or by hand", { tag: "@branch" }, async ({
  page,
}) => {
  await page.goto(`${app.instance.url}/id/branch/sign-in`);
  await expect(page.getByRole("button")).toHaveText([signIn.provider]);
  expect(await cookieOf(app.instance.url, "staffA")).toBe("");
});

test("no other endpoint of the library is there", { tag: "@branch" }, async ({ request }) => {
  const paths = [
    "sign-in/social",
    "sign-in/username",
    "sign-in/email",
    "sign-up/email",
    "get-session",
    "update-user",
    "list-sessions",
    "callback/other",
    "ok",
    "refused",
  ];
  for (const path of paths)
    for (const method of ["GET", "POST"]) {
      const answer = await request.fetch(`${app.instance.url}/api/staff/${path}`, { method, data: {} });
      expect(answer.status(), `${method} ${path}`).toBe(404);
    }
});

// The last one: nobody comes in after it.
test("provider lost: said, with an alert; a locked tablet keeps its case and PIN", {
  tag: "@branch",
}, async ({ page, applicant }) => {
  const { url } = app.instance;
  await comeAs(page, "rani");
  await page.getByLabel(pin.pin, { exact: true }).fill(staffPin);
  await page.getByLabel(pin.again).fill(staffPin);
  await page.getByRole("button", { name: pin.submit }).click();
  await expect(page).toHaveURL(`${url}/id/branch`);
  await page.goto(`${url}/id/branch/new`);
  await new Journey(page, "id", applicant, "branch").begin();
  app.provider.close();
  // At this address nobody has come by the provider yet, so it is to be asked where people sign in.
  await page.goto(`${url.replace("127.0.0.1", "localhost")}/id/branch/sign-in`);
  await page.getByRole("button", { name: signIn.provider }).click();
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(signIn.problems.failed);
  await expect.poll(logged).toContain('"reason":"provider","alert":true');

  await page.goto(`${url}/id/branch`);
  await expect(page.getByRole("heading", { name: unlock.openCase.heading })).toBeVisible();
  await page.getByLabel(unlock.pin).fill(staffPin);
  await page.getByRole("button", { name: unlock.submitAndEnd }).click();
  await expect(page.getByRole("region", { name: bar.label })).toContainText(welcome.rani.name);
});
