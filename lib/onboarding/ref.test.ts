import { expect, test } from "vitest";
import { sessionBody } from "../sessions/session-body";
import { readRef } from "./ref";

const allowed = [
  "a",
  "order-2026_11",
  "A".repeat(64),
  "0",
  "INV/2026/001",
  "a b",
  "é?&#=+%",
  "😀".repeat(64),
];
const refused = ["", "A".repeat(65), " a", "a ", "a\n", "a\u0000b", "a\u202eb", "a\u2028b", "\ud800"];

test.each(allowed)("readRef: %j is one, for a session too", (ref) => {
  expect(readRef(ref)).toBe(ref);
  expect(sessionBody([]).parse({ ref }).ref).toBe(ref);
});

test.each(refused)("readRef: %j is none, and a session refuses it", (ref) => {
  expect(readRef(ref)).toBeNull();
  expect(sessionBody([]).safeParse({ ref }).success).toBe(false);
});

test.each([null, undefined, 7, ["a"]])("readRef: %j is none", (value) => {
  expect(readRef(value)).toBeNull();
});
