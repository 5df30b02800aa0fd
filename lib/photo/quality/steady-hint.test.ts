import { describe, expect, it } from "vitest";
import type { QualityHint } from "./quality";
import { steadyHints } from "./steady-hint";

/** Four measures a second, each written as the first letter of its hint. */
function shown(measured: string): string {
  const hints: Record<string, QualityHint | null> = { d: "dark", g: "glare", "-": null };
  const steady = steadyHints();
  return [...measured].map((letter, turn) => steady(hints[letter] ?? null, turn * 250)?.[0] ?? "-").join("");
}

describe("steadyHints", () => {
  it.each([
    ["says what two measures agree on", "dddd", "-ddd"],
    ["ignores what is measured once", "-d-d--", "------"],
    ["lets a hint stand for two seconds", "ddgggggggggg", "-ddddddddggg"],
    ["changes at once what has stood for longer", "dddddddddddgg", "-dddddddddddg"],
    ["takes it back when it is cured", "dd----------", "-dddddddd---"],
  ])("%s", (_, measured, expected) => {
    expect(shown(measured)).toBe(expected);
  });

  it("never changes twice within two seconds", () => {
    const line = [...shown("ddggddggddggddggddgg--dd--dd--")];
    const changes = line.flatMap((letter, turn) => (letter === (line[turn - 1] ?? "-") ? [] : [turn]));
    expect(changes.length).toBeGreaterThan(1);
    for (const [i, turn] of changes.slice(1).entries())
      expect(turn - (changes[i] ?? 0)).toBeGreaterThanOrEqual(8);
  });
});
