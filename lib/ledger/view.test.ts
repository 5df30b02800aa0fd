import { describe, expect, test } from "vitest";
import type { CallOutcome } from "../outcomes/outcome";
import { columnsOf } from "./end/end-columns";
import { defaultRules, after as plus } from "./rules";
import type { AttemptRow } from "./schema";
import { lostFrom, outcomeOf, retryAt, stateAt, viewOf } from "./view";

const claimedAt = new Date("2026-03-02T09:00:00.000Z");
const sentAt = plus(claimedAt, 1_000);
const at = "2026-03-02T09:00:05.000Z";
const now = new Date(at);
const rules = {
  ...defaultRules,
  callTimeoutMs: 60_000,
  claimTimeoutMs: 30_000,
  unknownRetryAfterMs: 600_000,
};

const claimed: AttemptRow = {
  id: "11111111-1111-4111-8111-111111111111",
  applicationId: "22222222-2222-4222-8222-222222222222",
  linkedTo: null,
  state: "claimed",
  lease: "33333333-3333-4333-8333-333333333333",
  fieldHashes: {} as AttemptRow["fieldHashes"],
  nikHash: "hash",
  maskedNik: "9971********0001",
  channel: "self",
  branch: null,
  staff: null,
  ref: null,
  sessionId: null,
  nikMatches: null,
  claimedAt,
  sentAt: null,
  endedAt: null,
  ending: null,
  kredibelId: null,
  reference: null,
  rejectFields: null,
  errorId: null,
  cause: null,
  resolvedBy: null,
};
const sent: AttemptRow = { ...claimed, state: "sent", sentAt };
const ended = (outcome: CallOutcome) => ({ ...sent, ...columnsOf(outcome), endedAt: now });

const outcomes: CallOutcome[] = [
  { kind: "verified", reference: "ref_certel#1", at },
  { kind: "verified_with_reason", reference: "ref_certel#2", fields: ["phoneNumber", "emailAddress"], at },
  { kind: "not_verified", reference: "ref_certel#3", fields: ["a name we do not know"], at },
  { kind: "not_verified", reference: "ref_certel#4", fields: [], at },
  { kind: "invalid", problems: { fullName: { code: "kredibel_validation" } }, errorId: "e-1" },
  { kind: "invalid", problems: { phoneNumber: { code: "kredibel_validation" } } },
  { kind: "unavailable", errorId: "e-2" },
  { kind: "unknown", attemptId: claimed.id },
];

describe("an end", () => {
  test.each(outcomes)("$kind is told from the columns as it was first told", (outcome) => {
    const row = ended(outcome);
    expect(outcomeOf(row, row.state)).toEqual(outcome);
  });

  test("of a validation error keeps only the names of the fields", () => {
    const problems = { fullName: { code: "malformed" } } as const;
    const row = ended({ kind: "invalid", problems });
    expect(outcomeOf(row, "settled")).toEqual({
      kind: "invalid",
      problems: { fullName: { code: "kredibel_validation" } },
    });
  });

  test("goes with its state", () => {
    const states = outcomes.map((outcome) => ended(outcome).state);
    expect(states).toEqual([...Array(6).fill("settled"), "released", "unknown"]);
  });

  test("is not there while the attempt is under way", () => {
    expect(viewOf(claimed, rules, claimedAt).outcome).toBeNull();
    expect(viewOf(sent, rules, sentAt).outcome).toBeNull();
  });

  test("of a claim that a crash left behind quotes the attempt", () => {
    expect(outcomeOf(claimed, "released")).toEqual({ kind: "unavailable", errorId: claimed.id });
  });

  test.each([
    ["without a reference", { ending: "verified", reference: null, endedAt: now }],
    ["without a time", { ending: "not_verified", reference: "ref_certel#1", endedAt: null }],
    ["without an ending", { ending: null, reference: "ref_certel#1", endedAt: now }],
    ["that was never settled", { ending: "unavailable", reference: "ref_certel#1", endedAt: now }],
  ] as const)("%s is a surprise", (_, columns) => {
    expect(() => outcomeOf({ ...sent, ...columns, state: "settled" }, "settled")).toThrow(claimed.id);
  });
});

describe("time alone", () => {
  const lost = plus(sentAt, 90_000);
  const abandoned = plus(claimedAt, 30_000);
  const justBefore = (date: Date) => plus(date, -1);

  test("turns sent into unknown, half a minute after the call's own time-out", () => {
    expect(stateAt(sent, rules, justBefore(lost))).toBe("sent");
    expect(stateAt(sent, rules, lost)).toBe("unknown");
    expect(lostFrom(sent, rules)).toEqual(lost);
  });

  test("turns claimed into released", () => {
    expect(stateAt(claimed, rules, justBefore(abandoned))).toBe("claimed");
    expect(stateAt(claimed, rules, abandoned)).toBe("released");
  });

  test("changes nothing else", () => {
    for (const outcome of outcomes) {
      const row = ended(outcome);
      expect(stateAt(row, rules, plus(now, 86_400_000))).toBe(row.state);
    }
  });

  test("opens the way on from an unknown, or never", () => {
    const unknown = ended({ kind: "unknown", attemptId: claimed.id });
    expect(retryAt(unknown, rules)).toEqual(plus(now, 600_000));
    expect(retryAt(sent, rules)).toEqual(plus(lost, 600_000));
    expect(retryAt(unknown, { ...rules, unknownRetryAfterMs: "never" })).toBeNull();
  });

  test("a row that was sent without a time is counted from its claim", () => {
    expect(lostFrom({ ...sent, sentAt: null }, rules)).toEqual(plus(claimedAt, 90_000));
  });
});

describe("a view", () => {
  test("has nothing that could open or compare anything", () => {
    const view = viewOf(ended({ kind: "verified", reference: "ref_certel#1", at }), rules, now);
    for (const secret of ["nikHash", "fieldHashes", "lease"]) expect(view).not.toHaveProperty(secret);
    expect(view).toMatchObject({
      state: "settled",
      outcome: { kind: "verified" },
      maskedNik: "9971********0001",
      endedAt: new Date(at),
      retryAt: null,
    });
  });

  test("of a lost call says since when, and until when to wait", () => {
    const later = plus(sentAt, 100_000);
    expect(viewOf(sent, rules, later)).toMatchObject({
      state: "unknown",
      outcome: { kind: "unknown", attemptId: sent.id },
      endedAt: plus(sentAt, 90_000),
      retryAt: plus(sentAt, 690_000),
    });
    expect(viewOf(sent, rules, now)).toMatchObject({
      state: "sent",
      outcome: null,
      endedAt: null,
      retryAt: null,
    });
  });
});
