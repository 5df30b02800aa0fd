import { splitBirthDate } from "../../lib/fields/birth-date";
import { type TextField, textFields } from "../../lib/kredibel/constraints";
import { sha256 } from "../../lib/kredibel/simulator/calls";
import { documentedExamples } from "../../lib/kredibel/testing/documented-examples";
import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";

/**
 * The ten examples of Kredibel's page, typed as they stand there, by the applicant and at a branch in turns: each ends on
 * its screen, after one call.
 */
for (const [index, { request, answer }] of documentedExamples.entries()) {
  const { identityId, birthDate } = request;
  const rejected = answer.rejectFields.length > 0 ? `: ${answer.rejectFields.join(", ")}` : "";
  const channel = index % 2 === 0 ? "self" : "branch";

  test(`${identityId} is ${answer.status}${rejected}`, { tag: "@scenario" }, async ({
    page,
    desk,
    applicant,
    kredibel,
    journey: byThemselves,
  }) => {
    Object.assign(applicant, request, { birthDate: splitBirthDate(birthDate) });
    const journey = channel === "self" ? byThemselves : new Journey(page, "id", applicant, channel);
    if (channel === "branch") await desk.admit("staffA");
    await journey.reachReviewWithFiles();
    await journey.submit();
    await journey.expectOutcome(answer.status);
    await journey.expectRejected(answer.rejectFields);
    const calls = (await kredibel.calls()).filter((call) => call.sha256.identityId === sha256(identityId));
    expect(calls).toHaveLength(1);
    for (const call of calls) expect(textsOf(call.sha256)).toEqual(textsOf(hashed(request)));
  });
}

const textsOf = (hashes: Partial<Record<string, string>>) => textFields.map((field) => hashes[field]);

const hashed = (request: Record<TextField, string>) =>
  Object.fromEntries(textFields.map((field) => [field, sha256(request[field])]));
