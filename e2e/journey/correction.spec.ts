import type { Page } from "@playwright/test";
import {
  type RejectName,
  rejectedField,
  rejectNames,
  type WireField,
  wireFields,
} from "../../lib/kredibel/constraints";
import type { CallRecord } from "../../lib/kredibel/simulator/calls";
import { stepOf } from "../../lib/onboarding/steps";
import { id } from "../../lib/words/id";
import { saidRefusals } from "../../lib/words/said-refusals";
import { expect, test } from "../support/fixtures";
import type { Journey } from "../support/journey";
import { answerSubmissions } from "../support/outcome-states";
import { usualFace } from "../support/photos";
import { sentTo } from "../support/sent";
import { supportContact } from "../support/server/servers";

/** As many of them one after the other as one application may send again. */
const rows = [rejectNames.slice(0, 4), rejectNames.slice(4)];

for (const row of rows) {
  test(`rejected for ${row[0]} to ${row.at(-1)}: each time just its step reopens`, async ({
    page,
    journey,
    kredibel,
  }) => {
    await journey.reachReviewWithFiles();
    for (const name of row)
      await test.step(name, async () => {
        const field = fieldOf(name);
        await kredibel.answer({ status: "not_verified", rejectFields: [name] });
        await journey.submit();
        await journey.expectOutcome("not_verified");
        await journey.expectRejected([name]);

        const visited = stepsShown(page);
        await journey.correct();
        await journey.expectStep(stepOf(field) as "card");
        await expect(page).toHaveTitle(/^Kesalahan:/);
        await expect(page.getByRole("main")).toContainText(id.rejected[name]);
        await journey.mend(field, name === "liveness_check" ? await usualFace({ light: 0.8 }) : undefined);
        await journey.expectStep("review");
        expect(visited).toEqual([stepOf(field), "review"]);
        await expect(page.getByRole("main")).not.toContainText(id.rejected[name]);
      });
    await journey.submit();
    await journey.expectOutcome("verified");
    const calls = await kredibel.calls();
    expect(calls.slice(1).map((call, at) => changedFields(calls[at], call))).toEqual(
      row.map((name) => [fieldOf(name)]),
    );
  });
}

test("two steps rejected are walked through in order, and then the review", async ({
  page,
  journey,
  kredibel,
}) => {
  await reachRejected(journey, kredibel, ["liveness_check", "fullName"]);
  const visited = stepsShown(page);
  await journey.correct();
  await journey.mend("fullName");
  await journey.expectStep("selfie");
  await journey.mend("faceImage");
  await journey.expectStep("review");
  expect(visited).toEqual(["identity", "selfie", "review"]);
});

test("with everything unchanged nothing is sent, and the result is still there", async ({
  page,
  journey,
  kredibel,
}) => {
  await reachRejected(journey, kredibel, ["fullName"]);
  await journey.correct();
  await journey.expectStep("identity");
  await page.getByRole("button", { name: journey.words.next }).click();
  await journey.expectStep("review");
  await expect(page.getByRole("main")).toContainText(id.rejected.fullName);
  const sent = sentTo(page);
  await journey.submit();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(id.review.unchanged.heading);
  await expect(page.getByRole("main").getByRole("alert")).toBeFocused();
  expect(sent).toEqual([]);
  await page.getByRole("button", { name: id.review.toResult }).click();
  await journey.expectOutcome("not_verified");
  expect(await kredibel.calls()).toHaveLength(1);
});

test("a photo is changed by its content: the same file again is unchanged", async ({
  page,
  journey,
  kredibel,
}) => {
  await reachRejected(journey, kredibel, ["faceImage"]);
  await journey.correct();
  await journey.upload(await usualFace());
  await page.getByRole("button", { name: journey.words.camera.use }).click();
  await journey.expectStep("review");
  await expect(page.getByRole("main")).toContainText(id.rejected.faceImage);
  const sent = sentTo(page);
  await journey.submit();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(id.review.unchanged.heading);
  expect(sent).toEqual([]);
  expect(await kredibel.calls()).toHaveLength(1);
});

test("an unchanged rejected answer is warned about, with whom to ask, and can go", async ({
  page,
  journey,
  kredibel,
}) => {
  await reachRejected(journey, kredibel, ["fullName", "birthDate"]);
  await journey.correct();
  await journey.expectStep("identity");
  await journey.mend("birthDate");
  await journey.expectStep("review");
  const sent = sentTo(page);
  await journey.submit();
  const warning = page.getByRole("main").getByRole("alert");
  await expect(warning).toBeFocused();
  await expect(warning).toContainText(id.review.standing.heading);
  await expect(warning).toContainText(id.fields.fullName);
  await expect(warning).not.toContainText(id.fields.birthDate);
  await expect(page.getByRole("contentinfo").getByRole("link", { name: supportContact })).toHaveAttribute(
    "href",
    `mailto:${supportContact}`,
  );
  expect(sent).toEqual([]);
  expect(await kredibel.calls()).toHaveLength(1);

  const keys = keysSent(page);
  await warning.getByRole("button", { name: id.review.sendAnyway }).click();
  await journey.expectOutcome("verified");
  expect(await kredibel.calls()).toHaveLength(2);
  expect(await keys).toContain("sendAnyway");
});

test("what the server has judged before this page was loaded is not promised to go", async ({
  page,
  journey,
}) => {
  await journey.reachReviewWithFiles();
  await answerSubmissions(page, {
    kind: "refused",
    reason: "unchanged",
    said: saidRefusals.unchanged,
    fields: ["fullName"],
    sendable: false,
  });
  await journey.submit();
  await expect(journey.heading).toHaveText(id.result.refused.heading);
  await page.getByRole("button", { name: id.result.toReview }).click();
  await journey.submit();
  const warning = page.getByRole("main").getByRole("alert");
  await expect(warning).toContainText(id.review.unchanged.heading);
  await expect(warning.getByRole("button", { name: id.review.sendAnyway })).toHaveCount(0);
});

test("a note beside a verified identity is no error", async ({ page, journey, kredibel }) => {
  await journey.reachReviewWithFiles();
  await kredibel.answer({ status: "verified_with_reason", rejectFields: ["emailAddress"] });
  await journey.submit();
  await journey.expectOutcome("verified_with_reason");
  await journey.correct();
  await journey.expectStep("contact");
  await expect(page.getByRole("main")).toContainText(id.rejected.emailAddress);
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
  await expect(page).not.toHaveTitle(/Kesalahan/);
  await expect(journey.textbox(id.fields.emailAddress)).not.toHaveAttribute("aria-invalid");
});

async function reachRejected(
  journey: Journey,
  kredibel: { answer(answer: { status: string; rejectFields: string[] }): Promise<void> },
  rejectFields: RejectName[],
): Promise<void> {
  await journey.reachReviewWithFiles();
  await kredibel.answer({ status: "not_verified", rejectFields });
  await journey.submit();
  await journey.expectOutcome("not_verified");
}

/** The steps that the page shows from now on, in order. */
function stepsShown(page: Page): (string | null)[] {
  const shown: (string | null)[] = [];
  page.on("framenavigated", (frame) => {
    const step = new URL(frame.url()).searchParams.get("step");
    // Next's router writes the same address once more.
    if (step !== shown.at(-1)) shown.push(step);
  });
  return shown;
}

/** The keys of the next form that the page sends; a request with files shows its body to nobody outside. */
function keysSent(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const send = window.fetch.bind(window);
        window.fetch = (input, init) => {
          // Next numbers the keys of an action's form: `1_fullName`.
          if (init?.body instanceof FormData)
            resolve([...init.body.keys()].map((key) => key.replace(/^_?\d+_/, "")));
          return send(input, init);
        };
      }),
  );
}

function changedFields(first: CallRecord | undefined, second: CallRecord | undefined): WireField[] {
  expect(first).toBeDefined();
  expect(second).toBeDefined();
  return wireFields.filter((field) => first?.sha256[field] !== second?.sha256[field]);
}

function fieldOf(name: RejectName): WireField {
  const field = rejectedField(name);
  if (!field) throw new Error(`No field for ${name}`);
  return field;
}
