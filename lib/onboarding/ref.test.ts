import { expect, test } from "vitest";
import { readRef } from "./ref";

test.each(["a", "order-2026_11", "A".repeat(64), "0"])("%j is a reference", (ref) => {
  expect(readRef(ref)).toBe(ref);
});

test.each(["", "A".repeat(65), "a b", "a/b", "-é", "<b>", "a\n", null, undefined, 7, ["a"]])(
  "%j is none",
  (value) => {
    expect(readRef(value)).toBeNull();
  },
);
