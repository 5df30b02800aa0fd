import { accounts, staffPassword } from "../support/accounts";
import { expect, test } from "../support/fixtures";
import { keepAsleep } from "../support/page/keep-asleep";

test.describe("signing in", { tag: "@branch" }, () => {
  test("staff sign in with a user name and a password, see who they are, and sign out", async ({
    desk,
    page,
    language,
  }) => {
    await page.goto(`/${language}/branch`);
    await desk.expectSignIn();
    await desk.fill(accounts.staffA.username, staffPassword);
    await desk.expectSignedIn("staffA");
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await desk.signOut();
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await page.goBack();
    await desk.expectSignIn();
  });

  test("capital letters in the user name make no difference", async ({ desk }) => {
    await desk.open();
    await desk.fill(accounts.staffA.username.toUpperCase(), staffPassword);
    await desk.expectSignedIn("staffA");
  });

  test("the cookie is out of reach for scripts and other sites, and ends with the shift", async ({
    desk,
    page,
  }) => {
    await desk.signInByForm();
    const kept = (await page.context().cookies()).filter(({ name }) => name.includes("staff"));
    expect(kept).toMatchObject([{ name: "staff", httpOnly: true, sameSite: "Lax", path: "/" }]);
    const hours = ((kept[0]?.expires ?? 0) - Date.now() / 1_000) / 3_600;
    expect(hours).toBeGreaterThan(11.9);
    expect(hours).toBeLessThanOrEqual(12);
  });

  test("what is missing is said beside its field and above the form", async ({ desk, page }) => {
    await desk.open();
    await desk.fill("", "");
    const { missing } = desk.words.signIn;
    const summary = page.getByRole("main").getByRole("alert");
    await expect(summary).toBeFocused();
    await expect(summary.getByRole("link")).toHaveText([missing.username, missing.password]);
    await summary.getByRole("link", { name: missing.password }).click();
    await expect(page.getByLabel(desk.words.signIn.password, { exact: true })).toBeFocused();
    await expect(page).toHaveTitle(/^Kesalahan:/);
  });

  const strangers = {
    "a wrong password": [accounts.staffA.username, "not the password"],
    "a name that nobody has": ["zaki.z", staffPassword],
    "a name that nobody can have": ["z z", staffPassword],
    "somebody who is disabled, with the right password": [accounts.disabled.username, staffPassword],
    "a password that is too long": [accounts.staffA.username, "x".repeat(129)],
  };
  test("strangers: the same sentence for each, and what was typed as a name stays", async ({
    desk,
    page,
  }) => {
    for (const [name, [username = "", password = ""]] of Object.entries(strangers))
      await test.step(name, async () => {
        await desk.open();
        await desk.fill(username, password);
        const summary = page.getByRole("main").getByRole("alert");
        await expect(summary.getByRole("link")).toHaveText([desk.words.signIn.problems.wrong]);
        await expect(page.getByRole("textbox", { name: desk.words.signIn.username })).toHaveValue(username);
        await expect(page.getByLabel(desk.words.signIn.password, { exact: true })).toHaveValue("");
        await page.goto(`/${desk.language}/branch`);
        await desk.expectSignIn();
      });
  });

  test("sign-in: what was typed before the page woke stays through an answer", async ({ desk, page }) => {
    const awaken = await keepAsleep(page);
    await page.goto(`/${desk.language}/branch/sign-in`, { waitUntil: "commit" });
    const username = page.getByRole("textbox", { name: desk.words.signIn.username });
    const password = page.getByLabel(desk.words.signIn.password, { exact: true });
    await username.fill(accounts.staffA.username);
    awaken();
    await page.waitForLoadState();
    for (const given of ["not the password", staffPassword]) {
      await expect(username).toHaveValue(accounts.staffA.username);
      await password.fill(given);
      await page.getByRole("button", { name: desk.words.signIn.submit, exact: true }).click();
      if (given !== staffPassword) await expect(page.getByRole("main").getByRole("alert")).toBeFocused();
    }
    await desk.expectSignedIn("staffA");
  });

  test("the language can be changed, before and after", async ({ desk, page }) => {
    await desk.open();
    await page.getByRole("link", { name: "English" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in for branch staff");
    await page.getByRole("link", { name: "Bahasa Indonesia" }).click();
    await desk.signInByForm();
    await page.getByRole("link", { name: "English" }).click();
    await expect(page.getByRole("region", { name: "Staff" })).toContainText(accounts.staffA.name);
  });

  test("a forged cookie opens nothing", async ({ desk, page, baseURL, language }) => {
    const url = `${baseURL}`;
    await page.context().addCookies([{ name: "staff", value: "forged.forged", url }]);
    await page.goto(`/${language}/branch`);
    await desk.expectSignIn();
  });
});
