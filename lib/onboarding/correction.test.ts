import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type JourneyField, journeyFields } from "../fields/fields";
import { rejectedField, rejectNames, sandboxAnswers, wireFields } from "../kredibel/constraints";
import type { Outcome } from "../outcomes/outcome";
import {
  correctionSteps,
  nextCorrectionStep,
  onlyLockedStand,
  rejectedFields,
  sentAlready,
  standingFields,
  stepAfter,
} from "./correction";
import type { Draft } from "./draft";
import { fieldsOf, stepIds } from "./steps";
import { completeDraft, emptyDraft, somePhoto, withPhoto } from "./testing/drafts";

const said = { id: "Sudah ditolak.", en: "Rejected before." };

const sent = completeDraft();
const notVerified = (fields: string[]): Outcome => ({
  kind: "not_verified",
  reference: "ref_certel#1",
  fields,
  at: "2026-03-01T00:00:00Z",
});
const journey = (outcome: Outcome, draft: Draft = sent) => ({ draft, verdict: { draft: sent, outcome } });

/** The draft with another answer, or a new photo, in one field. */
function mend(draft: Draft, field: JourneyField): Draft {
  switch (field) {
    case "consent":
      return { ...draft, consent: { check: true, certificate: false } };
    case "identityImage":
    case "faceImage":
      return withPhoto(draft, field, somePhoto());
    case "birthDate":
      return { ...draft, answers: { ...draft.answers, birthDate: { day: "18", month: "8", year: "1990" } } };
    default: {
      const others = {
        identityId: "9971011708900002",
        fullName: "Budi Santosa",
        emailAddress: "budi@contoh.co.id",
        phoneNumber: "0812-3456-7891",
      };
      return { ...draft, answers: { ...draft.answers, [field]: others[field] } };
    }
  }
}

const fieldSets = fc.subarray([...wireFields]);

describe("a name in rejectFields", () => {
  it.each(rejectNames)("leads from %s to the field that it is about", (name) => {
    const field = name === "liveness_check" ? "faceImage" : name;
    expect(rejectedField(name)).toBe(field);
  });

  it("leads nowhere when it is unknown", () => {
    for (const name of ["signature", "", "consent", "constructor", "__proto__"]) {
      expect(rejectedField(name)).toBeNull();
      expect(correctionSteps(journey(notVerified([name])))).toEqual([]);
    }
  });
});

describe("rejectedFields", () => {
  it("lists what was rejected in the journey's order, and drops just what was mended", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...wireFields]), fieldSets, (rejected, mended) => {
        const draft = mended.reduce<Draft>(mend, sent);
        const attempt = { draft: sent, outcome: notVerified(rejected) };
        expect(rejectedFields(attempt, draft)).toEqual(
          journeyFields.filter((f) => rejected.some((r) => r === f) && !mended.some((m) => m === f)),
        );
      }),
    );
  });

  it("same answer in other spelling, or put back: still rejected", () => {
    const answers = {
      identityId: "9971011708900001",
      fullName: "BUDI  SANTOSO ",
      birthDate: { day: "17", month: "08", year: "1990" },
      emailAddress: " budi@contoh.id",
      phoneNumber: "+6281234567890",
    };
    const { verdict } = journey(notVerified([...wireFields]));
    expect(rejectedFields(verdict, { ...sent, answers })).toHaveLength(wireFields.length);
  });

  it("knows every sandbox answer", () => {
    for (const { status, rejectFields } of Object.values(sandboxAnswers)) {
      const at = "2026-03-01T00:00:00Z";
      const outcome: Outcome =
        status === "verified"
          ? { kind: status, reference: "r", at }
          : { kind: status, reference: "r", fields: [...rejectFields], at };
      const fields: JourneyField[] = rejectFields.map((name) =>
        name === "liveness_check" ? "faceImage" : name,
      );
      expect(rejectedFields({ draft: sent, outcome }, sent)).toEqual(
        journeyFields.filter((field) => fields.includes(field)),
      );
    }
  });

  it("keeps a problem that the server found until its value changes", () => {
    const outcome: Outcome = {
      kind: "invalid",
      problems: { consent: { code: "malformed" }, phoneNumber: { code: "kredibel_validation" } },
    };
    const { verdict } = journey(outcome);
    expect(rejectedFields(verdict, sent)).toEqual(["consent", "phoneNumber"]);
    expect(rejectedFields(verdict, mend(sent, "phoneNumber"))).toEqual(["consent"]);
    expect(rejectedFields(verdict, mend(sent, "consent"))).toEqual(["phoneNumber"]);
  });

  it("takes the server's word for what stands, where it refuses a submission for it", () => {
    const outcome: Outcome = {
      kind: "refused",
      reason: "unchanged",
      said,
      fields: ["liveness_check", "fullName", "signature"],
      sendable: true,
    };
    expect(standingFields(journey(outcome))).toEqual(["fullName", "faceImage"]);
    expect(standingFields(journey(outcome, mend(sent, "fullName")))).toEqual(["faceImage"]);
  });

  it("has nothing against the other ends, nor before the first", () => {
    const others: Outcome[] = [
      { kind: "verified", reference: "r", at: "2026-03-01T00:00:00Z" },
      { kind: "refused", reason: "limit" },
      { kind: "unavailable", errorId: "1" },
      { kind: "unknown", attemptId: "1" },
    ];
    for (const outcome of others) expect(rejectedFields({ draft: sent, outcome }, sent)).toEqual([]);
    expect(rejectedFields(null, sent)).toEqual([]);
  });
});

describe("sentAlready", () => {
  const at = "2026-03-01T00:00:00Z";
  const spent: Outcome[] = [
    { kind: "verified", reference: "r", at },
    { kind: "verified_with_reason", reference: "r", fields: ["emailAddress"], at },
    notVerified(["signature"]),
    { kind: "unknown", attemptId: "1" },
  ];
  const free: Outcome[] = [
    { kind: "invalid", problems: {} },
    { kind: "refused", reason: "busy" },
    { kind: "unavailable", errorId: "1" },
  ];

  it.each(spent)(
    "keeps a draft that ended $kind from being sent again until something in it changes",
    (outcome) => {
      expect(sentAlready(journey(outcome))).toBe(true);
      for (const field of journeyFields) expect(sentAlready(journey(outcome, mend(sent, field)))).toBe(false);
    },
  );

  it.each(free)("lets a draft that ended $kind be sent as it is", (outcome) => {
    expect(sentAlready(journey(outcome))).toBe(false);
  });

  it("sentAlready: as the server says, for what it would not take again", () => {
    const unchanged = (sendable: boolean): Outcome => ({
      kind: "refused",
      reason: "unchanged",
      said,
      fields: ["fullName"],
      sendable,
    });
    expect(sentAlready(journey(unchanged(false)))).toBe(true);
    expect(sentAlready(journey(unchanged(true)))).toBe(false);
    expect(sentAlready(journey(unchanged(false), mend(sent, "fullName")))).toBe(false);
  });

  it("lets the first one go", () => {
    expect(sentAlready({ draft: sent, verdict: null })).toBe(false);
  });
});

describe("a locked answer", () => {
  const lockable = ["fullName", "birthDate", "emailAddress", "phoneNumber"] as const;
  const lockedIn = (fields: readonly (typeof lockable)[number][]): Draft => ({
    ...sent,
    locked: Object.fromEntries(fields.map((field) => [field, sent.answers[field]])),
  });

  it("correctionSteps: lead to the unlocked answers alone, whatever else was rejected", () => {
    fc.assert(
      fc.property(fieldSets, fc.subarray([...lockable]), (rejected, locked) => {
        const walk = journey(notVerified(rejected), lockedIn(locked));
        const mendable = rejected.filter((field) => !locked.some((one) => one === field));
        expect(standingFields(walk)).toHaveLength(rejected.length);
        expect(correctionSteps(walk)).toEqual(
          stepIds.filter((id) => fieldsOf(id).some((field) => mendable.some((one) => one === field))),
        );
        expect(onlyLockedStand(walk)).toBe(rejected.length > 0 && mendable.length === 0);
      }),
    );
  });

  it("onlyLockedStand: also where the server found it, or Kredibel names what we do not know", () => {
    const draft = lockedIn(["fullName"]);
    const invalid: Outcome = { kind: "invalid", problems: { fullName: { code: "malformed" } } };
    expect(onlyLockedStand(journey(invalid, draft))).toBe(true);
    expect(onlyLockedStand(journey(notVerified(["fullName", "signature"]), draft))).toBe(true);
    expect(onlyLockedStand(journey(notVerified(["signature"]), draft))).toBe(false);
    expect(onlyLockedStand({ draft, verdict: null })).toBe(false);
  });
});

describe("the walk through the corrections", () => {
  it("correction: just the rejected steps, once each, then the review", () => {
    fc.assert(
      fc.property(fieldSets, fieldSets, (rejected, mended) => {
        let walk = journey(notVerified(rejected));
        let step = nextCorrectionStep("result", walk);
        const visited: string[] = [];
        while (step !== "review") {
          visited.push(step);
          const asked = fieldsOf(step);
          const here = mended.filter((field) => asked.includes(field));
          walk = { ...walk, draft: here.reduce<Draft>(mend, walk.draft) };
          step = stepAfter(step, walk);
          if (visited.length > stepIds.length) throw new Error("The walk does not end");
        }
        expect(visited).toEqual(
          stepIds.filter((id) => fieldsOf(id).some((f) => rejected.some((r) => r === f))),
        );
      }),
    );
  });

  it("comes back to the review from a step that was only changed", () => {
    expect(stepAfter("contact", { draft: sent, verdict: null })).toBe("review");
    expect(stepAfter("contact", journey(notVerified(["faceImage"])))).toBe("review");
  });

  it("goes on forward while the draft is incomplete", () => {
    expect(stepAfter("card", { draft: emptyDraft, verdict: null })).toBe("identity");
  });
});
