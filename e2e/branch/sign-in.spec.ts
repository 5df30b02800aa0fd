import { accounts, staffPassword } from "../accounts";
import { test } from "../fixtures";

test("staff sign in with a user name and a password, see who they are, and sign out", {
  tag: "@branch",
}, async ({ desk, page, language }) => {
  await page.goto(`/${language}/branch`);
  await desk.expectSignIn();
  await desk.fill(accounts.staffA.username, staffPassword);
  await desk.expectSignedIn("staffA");
  await desk.signOut();
  await page.goBack();
  await desk.expectSignIn();
});
