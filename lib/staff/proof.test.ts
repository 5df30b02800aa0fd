import { expect, test } from "vitest";
import { isProved, proofMs } from "./proof";
import type { SignedInStaff } from "./staff";

test("isProved: less than five minutes after the password, not from then on", () => {
  const now = new Date("2026-03-02T09:00:00.000Z");
  const after = (ms: number) => isProved({ provedAt: new Date(now.getTime() - ms) } as SignedInStaff, now);
  expect([after(0), after(proofMs - 1), after(proofMs)]).toEqual([true, true, false]);
  expect(proofMs).toBe(300_000);
});

test("isProved: a clock set back makes no proof last longer", () => {
  const provedAt = new Date("2026-03-02T09:00:00.000Z");
  const back = (ms: number) => isProved({ provedAt } as SignedInStaff, new Date(provedAt.getTime() - ms));
  expect([back(1), back(proofMs - 1), back(proofMs)]).toEqual([true, true, false]);
});
