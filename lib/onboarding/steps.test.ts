import { expect, it } from "vitest";
import { journeyFields } from "../fields/fields";
import { rules } from "../fields/rules";
import { textFields, wireFields } from "../kredibel/constraints";
import { isLocale, locales } from "../locales";
import { fieldsOf, stepIds, stepOf } from "./steps";

it("fields: Kredibel's seven and the consent have a step, no other has", () => {
  expect([...journeyFields].sort()).toEqual([...wireFields, "consent"].sort());
  for (const field of journeyFields) expect(stepIds).toContain(stepOf(field));
});

it("fields: the table stands in the order of the steps, so every field is asked once", () => {
  expect(stepIds.flatMap(fieldsOf)).toEqual(journeyFields);
});

it("fields: each typed one has its rule", () => {
  expect(Object.keys(rules).sort()).toEqual([...textFields].sort());
});

it("locales: ours and no other", () => {
  for (const locale of locales) expect(isLocale(locale)).toBe(true);
  for (const other of ["", "ID", "jv", undefined]) expect(isLocale(other)).toBe(false);
});
