import { sandboxAnswers } from "../../lib/kredibel/constraints";
import { sandboxNiks } from "../support/applicants";
import { test } from "../support/fixtures";

/** Kredibel's own sandbox table: each NIK ends on its screen, after exactly one call. */
for (const nik of sandboxNiks) {
  const { status, rejectFields } = sandboxAnswers[nik];
  const rejected = rejectFields.length > 0 ? `: ${rejectFields.join(", ")}` : "";

  test(`${nik} is ${status}${rejected}`, { tag: "@scenario" }, async ({
    applicant,
    journey,
    expectOneCall,
  }) => {
    applicant.identityId = nik;
    await journey.apply();
    await journey.expectOutcome(status);
    await journey.expectRejected(rejectFields);
    await expectOneCall();
  });
}
