import { type StepId, stepIds } from "../../lib/onboarding/steps";
import { branchListWords } from "../../lib/words/branch/branch-list";
import { staffWords } from "../../lib/words/branch/staff";
import { id } from "../../lib/words/id";
import { serverWords } from "../../lib/words/server";
import { accounts, staffPassword } from "../support/accounts";
import { deployAnother } from "../support/another-build";
import type { Applicant } from "../support/applicants";
import { expect, test } from "../support/fixtures";
import type { Journey } from "../support/journey";
import { answerSubmissions } from "../support/outcome-states";
import { facePhoto } from "../support/photos";

/** A deploy behind an open tab: at every step a press has its effect or a word, and nothing typed is lost. */

const updated = ({ page }: Journey) => page.getByRole("main").getByText(serverWords.id.restarted.updated);

const ticked = async ({ page }: Journey) => {
  await expect(page.getByRole("checkbox")).toHaveCount(2);
  for (const consent of await page.getByRole("checkbox").all()) await consent.check();
};

type AtStep = {
  /** What the old build still does. */
  reach: (journey: Journey) => Promise<unknown>;
  /** The press after the deploy, and what becomes of it. */
  press: (journey: Journey, applicant: Applicant) => Promise<unknown>;
};

const reachSelfie = async (journey: Journey) => {
  await journey.start();
  await journey.photographCard();
  await journey.fillIdentity();
  await journey.fillContact();
};

const atSteps: Record<StepId, AtStep> = {
  start: {
    reach: async (journey) => {
      await journey.open("");
      await ticked(journey);
    },
    press: async (journey) => {
      await journey.page.getByRole("button", { name: id.start.start, exact: true }).click();
      await expect(updated(journey)).toBeVisible();
      await journey.photographCard();
    },
  },
  card: {
    reach: (journey) => journey.start(),
    press: async (journey) => {
      const reloaded = journey.page.waitForEvent("load");
      await journey.upload(await facePhoto());
      await reloaded;
      await expect(updated(journey)).toBeVisible();
      await journey.uploadCard();
    },
  },
  identity: {
    reach: async (journey) => {
      await journey.start();
      await journey.photographCard();
    },
    press: async (journey, { fullName }) => {
      await journey.typeIdentity();
      await journey.page.getByRole("link", { name: "English" }).click();
      await expect(journey.page.getByRole("alert").filter({ hasText: id.failures.reload })).toBeVisible();
      await expect(journey.textbox(journey.words.fields.fullName)).toHaveValue(fullName);
      await journey.fillIdentity();
    },
  },
  contact: {
    reach: async (journey) => {
      await journey.start();
      await journey.photographCard();
      await journey.fillIdentity();
    },
    press: (journey) => journey.fillContact(),
  },
  selfie: {
    reach: reachSelfie,
    press: async (journey) => {
      await journey.upload(await facePhoto());
      await expect(journey.alert).toHaveText(id.problems.page_incomplete({ code: "page_incomplete" }));
      await journey.photographSelfie();
    },
  },
  review: {
    reach: (journey) => journey.reachReviewWithFiles(),
    press: async (journey) => {
      await journey.submit();
      await journey.expectOutcome("verified");
    },
  },
  result: {
    reach: async (journey) => {
      await journey.reachReviewWithFiles();
      await answerSubmissions(journey.page, {
        kind: "not_verified",
        reference: "ref_certel#1",
        fields: ["fullName"],
        at: "2026-03-01T05:00:00Z",
      });
      await journey.submit();
      await journey.expectStep("result");
      await journey.page.unrouteAll();
    },
    press: async (journey) => {
      await journey.correct();
      await journey.mend("fullName");
      await journey.submit();
      await journey.expectOutcome("verified");
    },
  },
};

for (const step of stepIds)
  test(`another build: at ${step} the press goes on, or says why not`, async ({
    page,
    journey,
    applicant,
  }) => {
    const dialogs: string[] = [];
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.type());
      return dialog.dismiss();
    });
    await atSteps[step].reach(journey);
    const answered = await deployAnother(page);
    await atSteps[step].press(journey, applicant);
    expect(dialogs).toEqual([]);
    if (step !== "contact") expect(answered()).toBeGreaterThan(0);
  });

test("another build: an action that it does not know sends nothing, and every answer stays", async ({
  page,
  journey,
  applicant,
  kredibel,
}) => {
  await journey.reachReviewWithFiles();
  const answered = await deployAnother(page, { sharedKey: false });
  await journey.submit();
  await expect(journey.alert).toContainText(id.failures.reload);
  await expect(page.getByRole("main")).toContainText(applicant.fullName);
  await kredibel.expectNoCall();
  expect(answered()).toBeGreaterThan(0);
});

test("another build: staff sign in and search from an old page, typing nothing twice", {
  tag: "@branch",
}, async ({ page, desk }) => {
  const posted: boolean[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") posted.push("next-action" in request.headers());
  });
  await desk.open();
  await deployAnother(page, { sharedKey: false });
  await desk.fill(accounts.staffA.username, staffPassword);
  await desk.expectSignedIn("staffA");
  await deployAnother(page, { sharedKey: false });
  const { label, find, nik } = branchListWords("id").search;
  await page.getByRole("textbox", { name: label }).fill("9900000000000000");
  await page.getByRole("button", { name: find }).click();
  await expect(page.getByText(nik)).toBeVisible();
  // By the new build's own names, as without scripts.
  expect(posted).toEqual([false, false]);
});

test("another build: a sign-in that nobody answers is said so, and keeps what was typed", {
  tag: "@branch",
}, async ({ page, context, desk }) => {
  await desk.open();
  await context.setOffline(true);
  await desk.fill(accounts.staffA.username, staffPassword);
  await expect(page.getByRole("alert").filter({ hasText: id.notOpened })).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("button", { name: staffWords.id.signIn.submit, exact: true }).click();
  await desk.expectSignedIn("staffA");
});
