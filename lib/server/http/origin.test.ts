import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { comesFromHere, createCookieWarning } from "./origin";

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

it("cookie warning: one line for each thing seen, with what was expected", () => {
  const lines: { reason: string; expected: string; seen: string }[] = [];
  const warn = createCookieWarning(pino({ base: null }, { write: (line) => lines.push(JSON.parse(line)) }));
  for (const anyCookie of [false, false, true, false]) warn(anyCookie);
  expect(lines).toMatchObject([
    { reason: "cookie", expected: "the application's cookie", seen: "no cookie" },
    { reason: "cookie", expected: "the application's cookie", seen: "other cookies" },
  ]);
});
