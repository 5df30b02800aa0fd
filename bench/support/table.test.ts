import { expect, test } from "vitest";
import { formatTable, isBlind, type Row } from "./table";

const row = (saw: number, met = true): Row => ({
  what: "taps",
  unit: "count",
  ours: 0,
  goal: { sentence: "≤ 9", met, saw, least: 3 },
});

test.each([
  [0, true, "≤ 9: saw only 0 of 3"],
  [2, false, "≤ 9: saw only 2 of 3"],
  [Number.NaN, true, "≤ 9: saw only NaN of 3"],
  [3, true, "≤ 9: met, saw 3"],
  [3, false, "≤ 9: not met, saw 3"],
])("formatTable: a goal that saw %d, met %s", (saw, met, cell) => {
  expect(formatTable([row(saw, met)])).toContain(`| ${cell} |`);
  expect(isBlind({ sentence: "", met, saw, least: 3 })).toBe(cell.includes("only"));
});
