import type { BrowserContext, Page } from "@playwright/test";
import { base32 } from "../../lib/staff/second-factor/totp";
import { accountWords } from "../../lib/words/branch/account";
import { staffWords } from "../../lib/words/branch/staff";
import { twoStepWords } from "../../lib/words/branch/two-step";
import { measure } from "../a11y/accessible";
import { type AccountName, accounts, staffPassword } from "../support/accounts";
import { expect, test } from "../support/fixtures";
import { keepAsleep } from "../support/page/keep-asleep";
import { codeFor, readKey } from "../support/second-factor";
import { ownBranchApp } from "../support/server/own-app";
import { cookieOf, Visitor } from "../support/server/visitor";
import { yesterday } from "./past";

/** The second factor of staff, from its setting up to its loss. */
test.describe.configure({ mode: "serial", timeout: 120_000 });

const app = ownBranchApp({ STAFF_REQUIRE_2FA: "supervisor" });
const words = twoStepWords.id;
const account = accountWords.id;
const { signIn: form, bar } = staffWords.id;
const path = (page: Page) => page.url().replace(app.instance.url, "");
const problem = (page: Page) => page.getByRole("main").getByRole("alert");
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function givePassword(page: Page, who: AccountName): Promise<void> {
  await page.goto(`${app.instance.url}/id/branch/sign-in`);
  await page.getByLabel(form.username).fill(accounts[who].username);
  await page.getByLabel(form.password, { exact: true }).fill(staffPassword);
  await page.getByRole("button", { name: form.submit, exact: true }).click();
}

async function give(page: Page, label: string, text: string, submit: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByRole("button", { name: submit, exact: true }).click();
}

const signOut = async (page: Page) => {
  await page.goto(`${app.instance.url}/id/branch/account`);
  await page.getByRole("button", { name: bar.signOut, exact: true }).click();
  await expect(heading(page)).toHaveText(form.heading);
};

const shownCodes = async (page: Page) => {
  await expect(page.getByRole("heading", { name: words.codes.heading })).toBeVisible();
  return page.getByRole("list", { name: words.codes.list }).getByRole("listitem").allTextContents();
};

/** So that no test waits for the next half minute. */
const forgetUsedCodes = () => app.rowsOf("update staff_second_factors set last_step = 0");

let secret: Buffer;
let codes: string[];
/** The browser that has given a code, and others that have not. */
let known: BrowserContext;
const anew = async () => (await known.browser()?.newContext({ locale: "id-ID" }))?.newPage() as Promise<Page>;

test.afterAll(() => known?.close());

test("set-up: a code confirms it, ten recovery codes are shown once, none is readable", {
  tag: "@branch",
}, async ({ browser }) => {
  known = await browser.newContext({ locale: "id-ID" });
  const page = await known.newPage();
  await givePassword(page, "staffA");
  await page.getByRole("link", { name: account.heading }).click();
  await page.getByRole("link", { name: words.account.setUp }).click();
  await expect(page.getByRole("img", { name: words.setUp.qr })).toBeVisible();
  secret = await readKey(page);
  await give(page, words.setUp.code, codeFor(secret, 9), words.setUp.submit);
  await expect(problem(page)).toHaveText(words.setUp.problems.wrong);
  expect(await readKey(page)).toEqual(secret);
  const awaken = await keepAsleep(page);
  await page.reload({ waitUntil: "commit" });
  secret = await readKey(page);
  await give(page, words.setUp.code, codeFor(secret, 9), words.setUp.submit);
  await expect(page.getByLabel(words.setUp.code)).toHaveValue("");
  awaken();
  await expect(problem(page)).toHaveText(words.setUp.problems.wrong);
  expect(await readKey(page)).toEqual(secret);
  await give(page, words.setUp.code, codeFor(secret), words.setUp.submit);
  codes = await shownCodes(page);
  expect(new Set(codes).size).toBe(10);
  await measure(page, false);
  const kept = await app.rowsOf(
    "select * from staff_second_factors, staff_verifications right join staff on true",
  );
  for (const shown of [...codes, base32(secret), secret.toString("hex")]) expect(kept).not.toContain(shown);
  await page.getByRole("link", { name: words.codes.done }).click();
  await expect(page.getByText(words.account.on)).toBeVisible();
  await page.goBack();
  await expect(page.getByText(words.left(10))).toBeVisible();
  await expect(page.getByText(codes[0] ?? "")).toHaveCount(0);
  await measure(page, false);
  await signOut(page);
});

test("sign-in: the code is asked for once a browser, and none counts twice", { tag: "@branch" }, async () => {
  const page = await known.newPage();
  await givePassword(page, "staffA");
  await expect(heading(page)).toHaveText(words.signIn.heading);
  await page.goto(`${app.instance.url}/id/branch`);
  await expect(heading(page)).toHaveText(form.heading);
  await page.goto(`${app.instance.url}/id/branch/sign-in/code`);
  await give(page, words.signIn.code, codeFor(secret, 9), words.signIn.submit);
  await expect(problem(page)).toHaveText(words.signIn.problems.wrong);
  await forgetUsedCodes();
  const typed = codeFor(secret);
  await give(page, words.signIn.code, typed, words.signIn.submit);
  await expect(page.getByRole("region", { name: bar.label })).toContainText(accounts.staffA.name);

  const elsewhere = await anew();
  await givePassword(elsewhere, "staffA");
  await give(elsewhere, words.signIn.code, typed, words.signIn.submit);
  await expect(problem(elsewhere)).toHaveText(words.signIn.problems.used);
  await elsewhere.goto(`${app.instance.url}/id/branch`);
  await expect(heading(elsewhere)).toHaveText(form.heading);
  await elsewhere.context().close();

  await signOut(page);
  await givePassword(page, "staffA");
  await expect(page.getByRole("region", { name: bar.label })).toContainText(accounts.staffA.name);
  await page.close();
});

test("sign-in: more time for the code by a press, and a word where it is over", {
  tag: "@branch",
}, async () => {
  const { time, ...code } = words.signIn;
  const page = await anew();
  await page.clock.install();
  await givePassword(page, "staffA");
  await expect(heading(page)).toHaveText(code.heading);
  const waiting = "from staff_verifications where identifier like '2fa-%'";
  await app.rowsOf(
    `update staff_verifications set expires_at = now() + interval '100 seconds' where id in (select id ${waiting})`,
  );
  await page.reload();
  await page.getByLabel(code.code).fill("123");
  await page.clock.fastForward("00:45");
  const warning = page.getByRole("alertdialog", { name: time.heading });
  await warning.getByRole("button", { name: time.more }).click();
  await expect(warning).toBeHidden();
  await expect(page.getByText(time.stayed)).toBeAttached();
  await expect(page.getByLabel(code.code)).toHaveValue("123");
  expect(
    await app.rowsOf(`select expires_at > created_at + interval '10 minutes' as put_off ${waiting}`),
  ).toContain("true");
  // So that the end before the press lies in the past.
  await app.rowsOf(
    `update staff_verifications set expires_at = expires_at - interval '100 seconds' where id in (select id ${waiting})`,
  );
  await forgetUsedCodes();
  await give(page, code.code, codeFor(secret), code.submit);
  await expect(page.getByRole("region", { name: bar.label })).toContainText(accounts.staffA.name);
  await page.context().close();

  const late = await anew();
  await late.clock.install();
  await givePassword(late, "staffA");
  await expect(heading(late)).toHaveText(code.heading);
  await late.clock.fastForward("12:00");
  await late.getByRole("alertdialog", { name: time.over }).getByRole("link", { name: time.again }).click();
  await expect(heading(late)).toHaveText(form.heading);
  await late.context().close();
});

test("sign-in: a recovery code counts once", { tag: "@branch" }, async () => {
  const [code = ""] = codes;
  for (const nth of [1, 2]) {
    const page = await anew();
    await givePassword(page, "staffA");
    await page.getByRole("link", { name: words.signIn.lost }).click();
    await give(page, words.signIn.recovery, nth === 1 ? code.toUpperCase() : code, words.signIn.submit);
    if (nth === 1) {
      await expect(page.getByRole("region", { name: bar.label })).toBeVisible();
      await page.goto(`${app.instance.url}/id/branch/two-step`);
      await expect(page.getByText(words.left(9))).toBeVisible();
      const renew = page.locator("form", { has: page.getByRole("button", { name: words.on.renew }) });
      await renew.getByLabel(words.on.code).fill(codeFor(secret, 9));
      await renew.getByRole("button").click();
      await expect(problem(page)).toHaveText(words.on.problems.code);
      await renew.getByLabel(words.on.code).fill(codes[1] ?? "");
      await renew.getByRole("button").click();
      const renewed = await shownCodes(page);
      expect(renewed.filter((one) => codes.includes(one))).toEqual([]);
      codes = renewed;
    } else {
      await expect(problem(page)).toHaveText(words.signIn.problems.recovery);
      await expect(page.getByLabel(words.signIn.recovery)).toBeVisible();
    }
    await page.context().close();
  }
  expect(await app.audit("list", "--person", accounts.staffA.username)).toMatch(
    /reason=recovery[\s\S]*recovery_codes_made[\s\S]*recovery_code_used[\s\S]*recovery_code_used[\s\S]*reason=used[\s\S]*second_factor_set_up/,
  );
});

test("proof: the second factor does as well as the password, and a used code does not", {
  tag: "@branch",
}, async () => {
  const page = await known.newPage();
  const back = "update staff_sessions set created_at = created_at - interval '11 minutes', proved_at = null";
  await app.rowsOf(back);
  await page.goto(`${app.instance.url}/id/branch/two-step`);
  await expect(heading(page)).toHaveText(account.confirm.heading);
  await measure(page, false);
  await forgetUsedCodes();
  const typed = codeFor(secret);
  await give(page, account.confirm.code, typed, account.confirm.submit);
  await expect(page.getByText(words.left(10))).toBeVisible();
  await app.rowsOf(back);
  await page.goto(`${app.instance.url}/id/branch/two-step`);
  await give(page, account.confirm.code, typed, account.confirm.submit);
  await expect(problem(page)).toHaveText(account.confirm.problems.code);
  await give(page, account.confirm.password, staffPassword, account.confirm.submitPassword);
  await forgetUsedCodes();
  const turnOff = page.locator("form", { has: page.getByRole("button", { name: words.on.turnOff }) });
  await turnOff.getByLabel(words.on.code).fill(codeFor(secret));
  await turnOff.getByRole("button").click();
  await expect(page.getByText(account.done.two_step)).toBeVisible();
  await signOut(page);
  await givePassword(page, "staffA");
  await expect(page.getByRole("region", { name: bar.label })).toContainText(accounts.staffA.name);
  await page.close();
});

async function caseOf(who: AccountName): Promise<Visitor> {
  const visitor = new Visitor(app.instance.url);
  await visitor.start(await cookieOf(visitor.url, who), "branch");
  return visitor;
}

test("required of supervisors: nothing else opens before it, by addresses or by hand", {
  tag: "@branch",
}, async ({ page, context }) => {
  const { url } = app.instance;
  await givePassword(page, "supervisorA");
  await expect(page.getByText(words.setUp.owing)).toBeVisible();
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  expect(await new Visitor(url).start(cookie, "branch")).toMatchObject({ kind: "refused", reason: "staff" });
  // Beside another's case, neither its sight nor a submission locks this browser.
  const { application, cookie: its } = await caseOf("triesA");
  const beside = new Visitor(url, `${cookie}; ${/application=[^;]+/.exec(its)}`, application);
  expect(await (await beside.get("/api/application")).json()).toMatchObject({ application });
  expect((await beside.submit(new FormData())).outcome).toMatchObject({ kind: "refused", reason: "staff" });
  for (const place of ["", "/new", "/account", "/pin", "/audit"]) {
    await page.goto(`${url}/id/branch${place}`);
    await expect(heading(page)).toHaveText(words.heading);
  }
  const answer = await new Visitor(url, cookie).get(
    `/api/branch/export?from=${yesterday()}&to=${yesterday()}`,
  );
  expect(answer.status).toBe(403);
  const own = await readKey(page);
  await give(page, words.setUp.code, codeFor(own), words.setUp.submit);
  await shownCodes(page);
  await page.getByRole("link", { name: words.codes.done }).click();
  await expect(page).toHaveURL(`${url}/id/branch`);
});

test("reset: by the operator, who is in the audit; the password alone leads to a new one", {
  tag: "@branch",
}, async ({ page }) => {
  const { username } = accounts.supervisorA;
  await givePassword(page, "supervisorA");
  await expect(heading(page)).toHaveText(words.signIn.heading);
  expect(await app.command("reset-2fa", username)).toContain("signed out everywhere");
  await give(page, words.signIn.code, "123456", words.signIn.submit);
  await expect(heading(page)).toHaveText(form.heading);
  expect(path(page)).toBe("/id/branch/sign-in?why=ended");
  await givePassword(page, "supervisorA");
  await expect(page.getByText(words.setUp.owing)).toBeVisible();
  expect(await app.audit("list")).toContain("staff_second_factor_reset");
  for (const known of [base32(secret), ...codes]) expect(app.instance.output()).not.toContain(known);
});
