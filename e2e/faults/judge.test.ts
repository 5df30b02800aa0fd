import { describe, expect, it } from "vitest";
import { personalValuesIn } from "./judge";

describe("what a log or a table may not hold", () => {
  const values = ["9900000021000001", "SITI CONTOH", "contoh-21000001@", "81231000001", "1990-08-17", "/9j/"];

  it.each(values)("%s is found, however it is wrapped", (value) => {
    expect(personalValuesIn(`{"a":"x${value} y"}`)).toEqual([value]);
  });

  it("a photo in base64 is found", () => {
    expect(personalValuesIn(`"${"iVBOR".repeat(40)}"`)).toHaveLength(1);
  });

  it("an identifier whose digits look like a phone number is none", () => {
    expect(personalValuesIn("5d0f7f0a-3a44-4b1c-9d7e-812345678901")).toEqual([]);
  });
});
