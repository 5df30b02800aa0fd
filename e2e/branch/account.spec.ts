import { accountWords } from "../../lib/words/branch/account";
import { staffWords } from "../../lib/words/branch/staff";
import { accounts, staffPassword } from "../support/accounts";
import { expect, test } from "../support/fixtures";
import { ownBranchApp } from "../support/server/own-app";
import { cookieOf, Visitor } from "../support/server/visitor";

const app = ownBranchApp();
const words = accountWords.id;
const chosen = "kelapa muda tiga butir";

test("own account: a new password ends the other sessions, and is the one from then on", {
  tag: "@branch",
}, async ({ page }) => {
  const { url } = app.instance;
  const other = new Visitor(url, await cookieOf(url, "staffB"));
  const signIn = async (password: string) => {
    await page.goto(`${url}/id/branch/sign-in`);
    await page.getByLabel(staffWords.id.signIn.username).fill(accounts.staffB.username);
    await page.getByLabel(staffWords.id.signIn.password, { exact: true }).fill(password);
    await page.getByRole("button", { name: staffWords.id.signIn.submit, exact: true }).click();
  };
  const change = async (old: string, password: string) => {
    for (const [name, value] of [
      ["old", old],
      ["new", password],
      ["again", password],
    ] as const)
      await page.getByLabel(words.password[name], { exact: true }).fill(value);
    await page.getByRole("button", { name: words.password.submit }).click();
  };
  await signIn(staffPassword);
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
  await signIn(staffPassword);
  await expect(page.getByRole("main").getByRole("alert")).toContainText(staffWords.id.signIn.problems.wrong);
  await signIn(chosen);
  await page.getByRole("link", { name: words.heading }).click();
  expect(await app.audit("list", "--person", accounts.staffB.username)).toMatch(
    /password_changed[\s\S]*password_failed/,
  );
});
