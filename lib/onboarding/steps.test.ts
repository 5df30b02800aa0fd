import { expect, it } from "vitest";
import { isLocale, locales } from "../locales";
import { fieldsOf, journeyFields, stepOf, steps } from "./steps";

it("asks for each field on exactly one step, which knows it", () => {
  for (const field of journeyFields) expect(fieldsOf(stepOf(field))).toContain(field);
  expect(new Set(journeyFields).size).toBe(journeyFields.length);
  for (const { id, fields } of steps) expect(fieldsOf(id)).toEqual(fields);
});

it("is surprised by a field that no step asks for", () => {
  expect(() => stepOf("shoeSize" as "fullName")).toThrow("shoeSize");
});

it("knows its languages and no other", () => {
  for (const locale of locales) expect(isLocale(locale)).toBe(true);
  for (const other of ["", "ID", "jv", undefined]) expect(isLocale(other)).toBe(false);
});
