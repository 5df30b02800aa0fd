import type { Page } from "@playwright/test";
import { accountWords } from "../../lib/words/branch/account";
import { staffWords } from "../../lib/words/branch/staff";
import { type AccountName, accounts, staffPassword } from "../support/accounts";
import { expect, test } from "../support/fixtures";
import { ownBranchApp } from "../support/server/own-app";
import { cookieOf, Visitor } from "../support/server/visitor";
import { makePast } from "./make-past";
import { newest, yesterday } from "./past";

const app = ownBranchApp();
const words = accountWords.id;
const chosen = "kelapa muda tiga butir";

const signIn = async (page: Page, who: AccountName, password: string) => {
  const { signIn: form } = staffWords.id;
  await page.goto(`${app.instance.url}/id/branch/sign-in`);
  await page.getByLabel(form.username).fill(accounts[who].username);
  await page.getByLabel(form.password, { exact: true }).fill(password);
  await page.getByRole("button", { name: form.submit, exact: true }).click();
};

test("own account: a new password ends the other sessions, and is the one from then on", {
  tag: "@branch",
}, async ({ page }) => {
  const { url } = app.instance;
  const other = new Visitor(url, await cookieOf(url, "staffB"));
  const change = async (old: string, password: string) => {
    for (const [name, value] of [
      ["old", old],
      ["new", password],
      ["again", password],
    ] as const)
      await page.getByLabel(words.password[name], { exact: true }).fill(value);
    await page.getByRole("button", { name: words.password.submit }).click();
  };
  await signIn(page, "staffB", staffPassword);
  await page.getByRole("link", { name: words.heading }).click();
  await expect(page.getByRole("listitem").filter({ hasText: words.sessions.other })).toHaveCount(1);
  await change(staffPassword, "Indonesia2026!");
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(words.problems.common);
  await change("not the password", chosen);
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(words.problems.wrong);
  expect((await other.get("/id/branch")).status).toBe(200);
  await change(staffPassword, chosen);
  await expect(page.getByText(words.done.password)).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: words.sessions.other })).toHaveCount(0);
  expect((await other.get("/id/branch")).headers.get("location")).toBe("/id/branch/sign-in?why=ended");

  await page.getByRole("button", { name: staffWords.id.bar.signOut }).click();
  await signIn(page, "staffB", staffPassword);
  await expect(page.getByRole("main").getByRole("alert")).toContainText(staffWords.id.signIn.problems.wrong);
  await signIn(page, "staffB", chosen);
  await page.getByRole("link", { name: words.heading }).click();
  expect(await app.audit("list", "--person", accounts.staffB.username)).toMatch(
    /password_changed[\s\S]*password_failed/,
  );
});

test("proof: an export and another branch want the password again after five minutes", {
  tag: "@branch",
}, async ({ page, context }) => {
  const { url } = app.instance;
  await makePast(app.db);
  await signIn(page, "supervisorA", staffPassword);
  await expect(page.getByRole("link", { name: words.heading })).toBeVisible();
  await app.rowsOf("update staff_sessions set created_at = created_at - interval '5 minutes'");
  const staff = new Visitor(
    url,
    (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; "),
  );
  const exported = async () =>
    (await staff.get(`/api/branch/export?from=${yesterday()}&to=${yesterday()}&branch=*`)).status;
  const receipt = async () => (await staff.get(`/id/branch/attempts/${newest.id}`)).status;
  await page.goto(`${url}/id/branch`);
  await expect(page.getByRole("region", { name: staffWords.id.bar.label })).toBeVisible();
  expect([await exported(), await receipt()]).toEqual([403, 307]);
  await page.goto(`${url}/id/branch?branch=*`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.confirm.heading);
  for (const password of ["not the password", staffPassword]) {
    if (password === staffPassword)
      await expect(page.getByRole("main").getByRole("alert")).toHaveText(words.confirm.problems.wrong);
    await page.getByLabel(words.confirm.password).fill(password);
    await page.getByRole("button", { name: words.confirm.submit }).click();
  }
  await expect(page).toHaveURL(`${url}/id/branch?branch=*`);
  expect([await exported(), await receipt()]).toEqual([200, 200]);
});
