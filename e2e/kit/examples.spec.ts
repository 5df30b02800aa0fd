import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";

test("an e-mail address that somebody else has is a note", async ({ journey, kredibel }) => {
  await kredibel.answer({ status: "verified_with_reason", rejectFields: ["emailAddress"] });
  await journey.start();
  await journey.photographCard();
  await journey.fillIdentity();
  await journey.fillContact();
  await journey.photographSelfie();
  await journey.submit();
  await journey.expectOutcome("verified_with_reason");
  await journey.expectRejected(["emailAddress"]);
});

test("a rejected name is given anew, and nothing else is asked", async ({ journey, kredibel }) => {
  await kredibel.answer({ status: "not_verified", rejectFields: ["fullName"] });
  await journey.apply();
  await journey.expectOutcome("not_verified");
  await journey.correct();
  await journey.mend("fullName", "SITI CONTOH LENGKAP");
  await journey.submit();
  await journey.expectOutcome("verified");
  expect(await kredibel.calls()).toHaveLength(2);
});

test("a black picture is no photo, a good one is", async ({ journey, camera }) => {
  await journey.start();
  await camera.show("black");
  await journey.openCamera();
  await journey.shoot();
  await expect(journey.alert).toBeVisible();
  await camera.show("card");
  await journey.shoot();
  await journey.acceptPhoto();
  await journey.expectStep("identity");
});

test("without a camera a file does", async ({ journey, camera, kredibel }) => {
  await camera.refuse("NotAllowedError");
  await journey.start();
  await journey.openCamera();
  await journey.expectCameraProblem("refused");
  await journey.uploadCard();
  await journey.fillIdentity();
  await journey.fillContact();
  await journey.uploadSelfie();
  await journey.submit();
  await journey.expectOutcome("verified");
  await kredibel.expectOneCall();
});

test("staff see who they are", async ({ desk, page }) => {
  await desk.signIn("staffA");
  await expect(page.getByRole("region", { name: "Petugas" })).toContainText("Ani Contoh");
  await desk.signOut();
});

test("at a branch the same journey verifies", { tag: "@branch" }, async ({ desk, page, applicant }) => {
  await desk.signIn("staffA");
  const journey = new Journey(page, "id", applicant, "branch");
  await journey.apply();
  await journey.expectOutcome("verified");
});

test("a session fills in, and its system reads that the link was opened", async ({
  page,
  journey,
  session,
}) => {
  const { emailAddress } = journey.applicant;
  const { url, read } = await session({ prefill: { emailAddress: { value: emailAddress, locked: true } } });
  await page.goto(url);
  await journey.begin();
  await journey.uploadCard();
  await journey.fillIdentity();
  const locked = journey.textbox(journey.words.fields.emailAddress);
  await expect(locked).toBeEditable({ editable: false });
  await expect(locked).toHaveValue(emailAddress);
  expect(await read()).toMatchObject({ status: "opened" });
});

test("a computer's case goes on at a phone", async ({ page, phone }) => {
  await page.goto("/id/handoff");
  const onPhone = await phone(page);
  const number = (await page.locator("output").textContent()) ?? "";
  await onPhone.page.getByRole("button", { name: number, exact: true }).click();
  await onPhone.begin();
  await onPhone.uploadCard();
  await expect(page.getByText("Langkah 2 dari 5")).toBeVisible({ timeout: 15_000 });
});

test("a session's system is told by webhooks, each verified", async ({ page, session, webhooks }) => {
  const made = await session({ ref: "INV/2026/001" });
  await page.goto(made.url);
  const [opened] = await webhooks.expect(made, ["session.opened"]);
  expect(opened?.data).toMatchObject({ sessionId: made.id, ref: "INV/2026/001" });
});

test("when Kredibel is down nothing is lost, and trying again verifies", async ({ journey, kredibel }) => {
  await kredibel.answer({ fault: "http_503_envelope" });
  await journey.apply();
  await journey.expectOutcome("unavailable");
  await journey.tryAgain();
  await journey.expectOutcome("verified");
});
