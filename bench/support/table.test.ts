import { expect, test } from "vitest";
import { blindness, formatTable, type Row } from "./table";

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
  expect(blindness([row(saw, met)], 1)).toBe(cell.includes("only") ? "1 of 1 goals saw too little." : null);
});

const goalless = { what: "taps", unit: "count", ours: 0 } as const;

test.each([
  ["Saw only 0 of 2 goals.", []],
  ["Saw only 1 of 2 goals.", [row(3), goalless, goalless]],
  ["2 of 4 goals saw too little.", [row(3), row(3), row(2), row(0)]],
  [null, [row(3), row(3, false)]],
])("bench: a part of 2 goals whose rows show nothing: %s", (why, rows: Row[]) => {
  expect(blindness(rows, 2)).toBe(why);
});
