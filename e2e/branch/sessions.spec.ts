import type { Page } from "@playwright/test";
import { sql } from "drizzle-orm";
import { liveRegionId } from "../../components/ui/page/announcements";
import { defaultRules } from "../../lib/ledger/rules";
import { staffWords } from "../../lib/words/branch/staff";
import { id } from "../../lib/words/id";
import { accounts, staffPassword } from "../support/accounts";
import { BranchDesk } from "../support/branch-desk";
import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";
import { withinOneWindow } from "../support/one-window";
import { wake } from "../support/page/clock";
import { ownBranchApp } from "../support/server/own-app";
import { callSignIn, cookieOf, cookiesIn, trySignIn } from "../support/server/visitor";

/** What needs an app of its own: staff who are changed while it runs, and few tries. */
test.describe.configure({ mode: "serial", timeout: 120_000 });

const app = ownBranchApp({ SIGN_INS_PER_ACCOUNT: "5" });

/** The branch's first page, as a browser with this cookie gets it: without a session it leads to the sign-in. */
const branchPage = (cookie: string) =>
  fetch(`${app.instance.url}/id/branch`, { headers: { cookie }, redirect: "manual" });

test("somebody who is disabled is out with the next thing they do", { tag: "@branch" }, async ({ page }) => {
  const desk = new BranchDesk(page, "id");
  await page.goto(`${app.instance.url}/id/branch/sign-in`);
  await desk.fill(accounts.staffB.username, staffPassword);
  await desk.expectSignedIn("staffB");
  await app.command("disable", accounts.staffB.username);
  await page.reload();
  await desk.expectSignIn();
  await expect(page.getByRole("main").getByRole("status")).toHaveText(staffWords.id.signIn.problems.ended);
  await app.command("enable", accounts.staffB.username);
});

test("disabled in mid-case: said to the customer, nothing sent, nothing lost", {
  tag: "@branch",
}, async ({ browser, applicant }) => {
  const context = await browser.newContext({ baseURL: app.instance.url, locale: "id-ID" });
  const page = await context.newPage();
  await new BranchDesk(page, "id").signInByForm("staffA");
  const journey = new Journey(page, "id", applicant, "branch");
  await journey.reachReviewWithFiles();
  await app.command("disable", accounts.staffA.username);
  await journey.submit();
  await expect(page.getByRole("main")).toContainText(id.result.refused.staff);
  expect(await app.rowsOf("select id from attempts")).toBe("[]");
  await app.command("enable", accounts.staffA.username);
  await new BranchDesk(await context.newPage(), "id").signInByForm("staffA");
  await page.getByRole("button", { name: id.result.toReview }).click();
  await journey.submit();
  await expect.poll(() => app.rowsOf("select state from attempts")).toContain("settled");
  await context.close();
});

const { session } = staffWords.id;

/** What time does to every session here, but for the idle time. */
const pass = (minutes: number) =>
  app.db.execute(sql`update staff_sessions set created_at = created_at - ${minutes} * interval '1 minute',
    expires_at = expires_at - ${minutes} * interval '1 minute'`);

/** Half a minute before the session's end as the page has it, four more before it as the server has it. */
async function comeToShiftEnd(page: Page, minutesLeft: number, { confirm, lead } = session.shift) {
  await pass(minutesLeft - 4.5);
  const opened = Date.now();
  await page.clock.setFixedTime(opened);
  await page.reload();
  // Awake: only then does it look at the clock.
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.clock.setFixedTime(opened + 4 * 60_000);
  // What the page asks when it is seen again; it would lead to the sign-in by itself.
  const seen = page.waitForResponse("**/api/branch/in-flight");
  await wake(page);
  await seen;
  const warning = page.getByRole("alertdialog", { name: session.shift.heading });
  await expect(warning).toContainText(lead);
  return { opened, warning, button: warning.getByRole("button", { name: confirm }) };
}

test("shift: its end is put off by a press on its warning, ten times in all", {
  tag: "@branch",
}, async ({ page }) => {
  const desk = new BranchDesk(page, "id");
  await page.goto(`${app.instance.url}/id/branch/sign-in`);
  await desk.fill(accounts.staffA.username, staffPassword);
  await desk.expectSignedIn("staffA");
  const { opened, warning, button } = await comeToShiftEnd(page, 12 * 60);
  await expect(button).toBeFocused();
  await page.route("**/branch", (route) =>
    route.request().method() === "POST" ? route.abort() : route.fallback(),
  );
  await button.click();
  await expect(warning.getByRole("alert")).toHaveText(session.failed);
  await page.unroute("**/branch");
  await button.click();
  await expect(warning).toBeHidden();
  await expect(page.locator(`#${liveRegionId}`)).toHaveText(session.stayed);
  const cookie = (await page.context().cookies()).find(({ name }) => name === "staff");
  const minutes = ((cookie?.expires ?? 0) - Date.now() / 1_000) / 60;
  expect(minutes).toBeGreaterThan(60);
  expect(minutes).toBeLessThanOrEqual(64.5);

  // Past the former end.
  await page.clock.setFixedTime(opened + 10 * 60_000);
  await wake(page);
  await expect(page.getByRole("alertdialog")).toBeHidden();
  await pass(10);
  await page.reload();
  await desk.expectSignedIn("staffA");

  await app.db.execute(sql`update staff_sessions set created_at = created_at - interval '9 hours'`);
  const last = await comeToShiftEnd(page, 54.5, session.last);
  await last.button.click();
  await expect(last.warning).toBeHidden();
  await pass(10);
  await page.reload();
  await desk.expectSignIn();
});

test("shift: who was disabled is led to the sign-in by the press", { tag: "@branch" }, async ({ page }) => {
  const desk = new BranchDesk(page, "id");
  await page.goto(`${app.instance.url}/id/branch/sign-in`);
  await desk.fill(accounts.staffB.username, staffPassword);
  await desk.expectSignedIn("staffB");
  const { button } = await comeToShiftEnd(page, 12 * 60);
  await app.command("disable", accounts.staffB.username);
  await button.click();
  await desk.expectSignIn();
  await app.command("enable", accounts.staffB.username);
});

test("a new password ends the sessions under the old one", { tag: "@branch" }, async () => {
  const cookie = await cookieOf(app.instance.url, "supervisorB");
  expect((await branchPage(cookie)).status).toBe(200);
  await app.command("password", accounts.supervisorB.username);
  expect((await branchPage(cookie)).status).toBe(307);
  expect(await cookieOf(app.instance.url, "supervisorB")).toBe("");
});

test("signing out ends the session, not only the cookie", { tag: "@branch" }, async ({ page }) => {
  const desk = new BranchDesk(page, "id");
  await page.goto(`${app.instance.url}/id/branch/sign-in`);
  await desk.fill(accounts.staffA.username, staffPassword);
  await desk.expectSignedIn("staffA");
  const before = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  await desk.signOut();
  expect((await branchPage(before)).status).toBe(307);
});

test("signing in again ends what this browser had before", { tag: "@branch" }, async () => {
  const { url } = app.instance;
  const { username } = accounts.staffA;
  const before = await cookieOf(url, "staffA");
  expect((await branchPage(before)).status).toBe(200);
  const fields = { username, password: staffPassword };
  const now = cookiesIn(await callSignIn(url, "signInStaff", fields, { cookie: before }));
  expect((await branchPage(now)).status).toBe(200);
  const ended = await branchPage(before);
  expect(ended.status).toBe(307);
  expect(ended.headers.get("location")).toContain("/id/branch/sign-in");
});

test(
  "20 wrong passwords: refused after five, but not on a known device; all logged",
  {
    tag: "@branch",
  },
  () =>
    withinOneWindow(defaultRules.signInsPerAccount.windowMs, async () => {
      const { username } = accounts.supervisorA;
      const owner = await cookieOf(app.instance.url, "supervisorA");
      const before = app.instance.output().length;
      const logged = (reason: string) =>
        app.instance.output().slice(before).split(`"route":"action signInStaff","reason":"${reason}"`)
          .length - 1;
      for (let tries = 0; tries < 20; tries++) {
        const answer = await trySignIn(app.instance.url, username, `wrong password ${tries}`);
        expect(answer.headers.getSetCookie()).toEqual([]);
      }
      await expect.poll(() => logged("limit") + logged("password")).toBe(20);
      expect(logged("password")).toBe(5);
      // Even the right one, and nobody else is shut out by it.
      expect(await cookieOf(app.instance.url, "supervisorA")).toBe("");
      expect(await cookieOf(app.instance.url, "staffA")).not.toBe("");
      // Where the owner signed in before, they still do; somebody else's known device is none of theirs.
      const signIn = (cookie: string) =>
        callSignIn(app.instance.url, "signInStaff", { username, password: staffPassword }, { cookie });
      expect(cookiesIn(await signIn(owner))).toMatch(/^staff=/);
      expect(cookiesIn(await signIn(await cookieOf(app.instance.url, "staffA")))).toBe("");
      const said = app.instance.output().slice(before);
      for (const secret of [username, "wrong password", staffPassword]) expect(said).not.toContain(secret);
    }),
);

test("where the page is https, cookies are for https and this very host alone", {
  tag: "@branch",
}, async () => {
  const { url } = app.instance;
  const https = url.replace("http:", "https:");
  const { username } = accounts.staffA;
  const signedIn = await callSignIn(
    url,
    "signInStaff",
    { username, password: staffPassword },
    { origin: https },
  );
  const [cookie = ""] = signedIn.headers.getSetCookie();
  expect(cookie).toMatch(/^__Host-staff=/);
  for (const attribute of ["Secure", "HttpOnly", "SameSite=lax", "Path=/"])
    expect(cookie.toLowerCase()).toContain(attribute.toLowerCase());
  expect((await branchPage(`${cookie.split(";")[0]}`)).status).toBe(200);
  const sent = await callSignIn(url, "signInWithOidc", {}, { origin: https });
  expect(sent.headers.getSetCookie()[0]).toMatch(/^__Host-staff-state=.*secure/i);
  expect(await sent.text()).toContain(
    `redirect_uri=${encodeURIComponent(`${https}/api/staff/callback/oidc`)}`,
  );
});

test("a page of somebody else's signs nobody in, and nobody out", { tag: "@branch" }, async () => {
  const { url } = app.instance;
  const { username } = accounts.staffA;
  const fields = { username, password: staffPassword };
  const answer = await callSignIn(url, "signInStaff", fields, { origin: "https://evil.example" }).catch(
    () => null,
  );
  expect(answer?.headers.getSetCookie() ?? []).toEqual([]);
  const cookie = await cookieOf(url, "staffA");
  const headers = { cookie, origin: "https://evil.example" };
  expect((await fetch(`${url}/api/staff/sign-out`, { method: "POST", headers })).status).toBe(403);
  expect((await fetch(`${url}/id/branch`, { headers, redirect: "manual" })).status).toBe(200);
});
