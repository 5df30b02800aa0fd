import { wireFields } from "../../lib/kredibel/constraints";
import { id } from "../../lib/words/id";
import { expect, test } from "../support/fixtures";
import { emptyFile, type PhotoFile, renamedText, truncatedPhoto } from "../support/photos";
import { type Forgery, forgeForm, forgeSubmission } from "../support/server/forgery";
import { app } from "../support/server/servers";
import { someForm } from "../support/server/submissions";
import { Visitor } from "../support/server/visitor";

/** Whoever has developer tools can send anything: the server answers in words, and Kredibel hears nothing. */
const forgeries = {
  "a field left out": async () => wireFields.map((field): Forgery => ({ kind: "without", field })),
  "a field twice": async () => wireFields.map((field): Forgery => ({ kind: "doubled", field })),
  "something else as the card": async () =>
    [renamedText(), emptyFile(), await truncatedPhoto()].map(cardReplacedBy),
};

for (const [name, list] of Object.entries(forgeries)) {
  test(`a request with ${name}, whichever it is, is refused and the field named`, async ({
    applicant,
    kredibel,
  }) => {
    const visitor = new Visitor(app.url);
    await visitor.start();
    for (const forgery of await list()) {
      const { outcome } = await visitor.submit(forgeForm(someForm(applicant), forgery));
      expect(outcome).toEqual({ kind: "invalid", problems: { [forgery.field]: expect.anything() } });
    }
    await kredibel.expectNoCall();
    // Nothing else was wrong with the form.
    expect((await visitor.submit(someForm(applicant))).outcome?.kind).toBe("verified");
    await kredibel.expectOneCall();
  });

  test(`whoever sends a request with ${name} reads which field it is`, async ({
    page,
    journey,
    kredibel,
  }) => {
    const [forgery] = await list();
    if (!forgery) throw new Error("Nothing to forge.");
    await journey.reachReviewWithFiles();
    await forgeSubmission(page, forgery);
    await journey.submit();
    await expect(journey.heading).toHaveText(id.result.invalid.heading);
    await expect(page.getByRole("main")).toContainText(journey.words.fields[forgery.field]);
    await kredibel.expectNoCall();
  });
}

test("body over the limit: said, nothing lost, no call", async ({ page, journey, kredibel }) => {
  await journey.reachReviewWithFiles();
  await forgeSubmission(page, cardReplacedBy({ ...emptyFile(), buffer: Buffer.alloc(8_000_000, "x") }));
  await journey.submit();
  await expect(page.getByRole("main")).toContainText(id.failures.notReached);
  await journey.expectStep("review");
  await kredibel.expectNoCall();
});

function cardReplacedBy({ buffer }: PhotoFile): Forgery {
  return { kind: "replaced", field: "identityImage", base64: buffer.toString("base64") };
}
