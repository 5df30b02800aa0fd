import { splitBirthDate } from "../../lib/fields/birth-date";
import { type TextField, textFields } from "../../lib/kredibel/constraints";
import { sha256 } from "../../lib/kredibel/simulator/calls";
import { documentedExamples } from "../../lib/kredibel/testing/documented-examples";
import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";

/** The ten examples of Kredibel's page, typed as they stand there: each ends on its screen, after one call a channel. */
for (const { request, answer } of documentedExamples) {
  const { identityId, birthDate } = request;
  const rejected = answer.rejectFields.length > 0 ? `: ${answer.rejectFields.join(", ")}` : "";

  test(`${identityId} is ${answer.status}${rejected}`, { tag: "@scenario" }, async ({
    page,
    desk,
    applicant,
    kredibel,
    journey: byThemselves,
  }) => {
    // Two journeys.
    test.slow();
    Object.assign(applicant, request, { birthDate: splitBirthDate(birthDate) });
    const atBranch = new Journey(page, "id", applicant, "branch");
    for (const [index, journey] of [byThemselves, atBranch].entries()) {
      if (journey === atBranch) await desk.signIn("staffA");
      await journey.reachReviewWithFiles();
      await journey.submit();
      await journey.expectOutcome(answer.status);
      await journey.expectRejected(answer.rejectFields);
      const calls = (await kredibel.calls()).filter((call) => call.sha256.identityId === sha256(identityId));
      expect(calls).toHaveLength(index + 1);
      for (const call of calls) expect(textsOf(call.sha256)).toEqual(textsOf(hashed(request)));
    }
  });
}

const textsOf = (hashes: Partial<Record<string, string>>) => textFields.map((field) => hashes[field]);

const hashed = (request: Record<TextField, string>) =>
  Object.fromEntries(textFields.map((field) => [field, sha256(request[field])]));
