import { describe, expect, it } from "vitest";
import { comesFromHere } from "./origin";

const headers = (given: Record<string, string>) => new Headers(given);

describe("comesFromHere", () => {
  it.each([
    [{ origin: "https://verify.example", host: "verify.example" }, true],
    [{ origin: "http://localhost:3000", host: "localhost:3000" }, true],
    [{ origin: "https://verify.example", host: "10.0.0.1:3000", "x-forwarded-host": "verify.example" }, true],
    [{ host: "verify.example" }, false],
    [{ origin: "null", host: "verify.example" }, false],
    [{ origin: "https://elsewhere.example", host: "verify.example" }, false],
    [{ origin: "https://verify.example:8443", host: "verify.example" }, false],
    [{ origin: "verify.example", host: "verify.example" }, false],
    [{ origin: "https://verify.example" }, false],
  ])("%j → %s", (given, answer) => {
    expect(comesFromHere(headers(given))).toBe(answer);
  });
});
