import { expect, type Page } from "@playwright/test";
import { staffWords } from "../../lib/words/branch/staff";
import { type AccountName, accounts, staffPassword } from "./accounts";
import type { Language } from "./fixed-words";
import { app } from "./server/servers";
import { actionId, signInForm, signInPage } from "./server/visitor";

/** The tablet of a branch, in the hands of staff. */
export class BranchDesk {
  constructor(
    readonly page: Page,
    readonly language: Language,
  ) {}

  get words() {
    return staffWords[this.language];
  }

  /** The sign-in page, whoever is there. */
  async open(): Promise<void> {
    await this.page.goto(`/${this.language}/branch/sign-in`);
  }

  /** A session of staff for this browser, without a page: for tests of what comes after. */
  async admit(who: AccountName = "staffA"): Promise<void> {
    const { username } = accounts[who];
    const answer = await this.page.context().request.post(signInPage, {
      headers: { origin: app.url, "next-action": actionId("signInStaff") },
      multipart: signInForm({ username, password: staffPassword, locale: this.language }),
      maxRedirects: 0,
    });
    expect(answer.headers()["set-cookie"], "sign-in").toMatch(/^staff=/m);
  }

  /** The same, and the branch's first page. */
  async signIn(who: AccountName = "staffA"): Promise<void> {
    await this.admit(who);
    await this.page.goto(`/${this.language}/branch`);
    await this.expectSignedIn(who);
  }

  /** Signs in as staff do, and is at the branch's first page then. */
  async signInByForm(who: AccountName = "staffA"): Promise<void> {
    await this.open();
    await this.fill(accounts[who].username, staffPassword);
    await this.expectSignedIn(who);
  }

  async fill(username: string, password: string): Promise<void> {
    const { signIn } = this.words;
    await this.page.getByRole("textbox", { name: signIn.username }).fill(username);
    await this.page.getByLabel(signIn.password, { exact: true }).fill(password);
    await this.page.getByRole("button", { name: signIn.submit, exact: true }).click();
  }

  async expectSignedIn(who: AccountName): Promise<void> {
    const { bar } = this.words;
    const region = this.page.getByRole("region", { name: bar.label });
    await expect(region).toContainText(accounts[who].name);
    await expect(region).toContainText(accounts[who].branch);
  }

  async signOut(): Promise<void> {
    await this.page.getByRole("button", { name: this.words.bar.signOut }).click();
    await this.expectSignIn();
  }

  async expectSignIn(): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1 })).toHaveText(this.words.signIn.heading);
  }
}

/** The session of staff ends after the page was told that the next one is there, and before it is given. */
export async function endSessionOnceAsked(page: Page): Promise<void> {
  await page.route("**/branch/**", async (route) => {
    if (route.request().method() !== "HEAD") return route.fallback();
    const answer = await route.fetch();
    await page.context().clearCookies({ name: "staff" });
    await route.fulfill({ response: answer });
  });
}
