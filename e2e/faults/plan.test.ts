import { describe, expect, test } from "vitest";
import { callRange, dealAgain, dealPlans, playableFaults, sendModes, smallestSize, statuses } from "./plan";

const seeds = ["1", "20261128", "-5", "0.5", "", "any text", "9".repeat(40)];

describe.each(seeds)("plans of seed %j", (seed) => {
  const plans = dealPlans(2_000, seed);

  test("applicants: distinct, with 16 digits and a mobile number", () => {
    for (const field of ["identityId", "emailAddress", "phoneNumber"] as const)
      expect(new Set(plans.map(({ applicant }) => applicant[field])).size, field).toBe(2_000);
    for (const { applicant } of plans) {
      expect(applicant.identityId).toMatch(/^99\d{14}$/);
      expect(applicant.phoneNumber).toMatch(/^0812\d{8}$/);
    }
  });

  test.each([smallestSize, 60, 250, 2_000])("%i first calls: every fault, status and send mode", (size) => {
    const dealt = dealPlans(size, seed);
    expect(dealt).toHaveLength(size);
    const first = dealt.map(({ played: [card] }) => card && ("fault" in card ? card.fault : card.status));
    expect(new Set(first)).toEqual(new Set([...playableFaults, ...statuses]));
    expect(new Set(dealt.map(({ sendMode }) => sendMode))).toEqual(new Set(sendModes));
    expect(dealt.some(({ refusedMs }) => refusedMs > 0)).toBe(true);
  });

  test("dealt again: other applicants, these faults first", () => {
    const again = dealAgain(playableFaults, plans.length, seed);
    expect(again.map(({ played: [card] }) => card && "fault" in card && card.fault).sort()).toEqual(
      [...playableFaults].sort(),
    );
    const identities = [...plans, ...again].map(({ applicant }) => applicant.identityId);
    expect(new Set(identities).size).toBe(identities.length);
  });
});

test("dealPlans: the same plans for the same seed, others for another", () => {
  expect(dealPlans(100, "1")).toEqual(dealPlans(100, "1"));
  expect(dealPlans(100, "1")).not.toEqual(dealPlans(100, "2"));
});

test.each([smallestSize - 1, 0, -1, 1_000.5, Number.NaN])("dealPlans: refuses size %d", (size) => {
  expect(() => dealPlans(size, "1")).toThrow("--size");
});

test.each([
  [["http_502", "http_401"], { min: 1, max: 1 }],
  [["http_401", "http_502"], { min: 2, max: 2 }],
  [["http_401", "http_403"], { min: 2, max: 3 }],
  [["refused_field", "http_401"], { min: 1, max: 1 }],
] as const)("callRange: %j", (faultsPlayed, range) => {
  const [plan] = dealPlans(smallestSize, "1");
  if (!plan) throw new Error("no plan");
  const played = [...faultsPlayed.map((fault) => ({ fault })), { status: "verified" as const }];
  expect(callRange({ ...plan, played })).toEqual(range);
});
