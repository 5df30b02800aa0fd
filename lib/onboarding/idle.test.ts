import fc from "fast-check";
import { expect, test } from "vitest";
import { type Idleness, idleness } from "./idle";

const limits = { quietMs: 120_000, warningMs: 60_000 };
const touchedAt = Date.parse("2026-03-02T09:00:00Z");
const after = (ms: number) => idleness(touchedAt, touchedAt + ms, limits);

test.each<[number, Idleness]>([
  [0, { kind: "in_use", nextMs: 120_000 }],
  [119_999, { kind: "in_use", nextMs: 1 }],
  [120_000, { kind: "warned", leftMs: 60_000, nextMs: 1_000 }],
  [120_400, { kind: "warned", leftMs: 59_600, nextMs: 600 }],
  [179_999, { kind: "warned", leftMs: 1, nextMs: 1 }],
  [180_000, { kind: "over" }],
  // A tablet that slept for ten minutes.
  [600_000, { kind: "over" }],
])("%d ms after the last touch", (ms, expected) => {
  expect(after(ms)).toEqual(expected);
});

test("a clock that was set back is no idleness", () => {
  expect(after(-3_600_000)).toEqual(after(0));
});

test("whoever looks again when told to misses neither the warning nor the end", () => {
  const ms = fc.integer({ min: 1, max: 1_000_000 });
  fc.assert(
    fc.property(ms, ms, fc.nat(10_000_000), (quietMs, warningMs, began) => {
      let at = began;
      const seen: string[] = [];
      for (;;) {
        const now = idleness(began, at, { quietMs, warningMs });
        seen.push(now.kind);
        if (now.kind === "over") break;
        expect(now.nextMs).toBeGreaterThan(0);
        at += now.nextMs;
      }
      expect(at - began).toBe(quietMs + warningMs);
      expect(seen.filter((kind) => kind === "in_use")).toHaveLength(1);
      expect(seen.filter((kind) => kind === "warned")).toHaveLength(Math.ceil(warningMs / 1_000));
    }),
  );
});
