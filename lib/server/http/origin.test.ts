import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { comesFromHere, createCookieWarning, createOriginWarning, ownOrigin } from "./origin";

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
    [{ origin: "https://verify.example", host: "app", "x-forwarded-host": "verify.example, inner:80" }, true],
    [{ origin: "https://inner:80", host: "app", "x-forwarded-host": "verify.example, inner:80" }, false],
    [{ origin: "https://verify.example", host: "verify.example", "x-forwarded-host": "" }, true],
    // Next would refuse what is sent later, too.
    [{ origin: "https://verify.example", host: "verify.example:443" }, false],
    [{ origin: "https://verify.example, https://verify.example", host: "verify.example" }, false],
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

it("origin warning: one line for each pair, with what was expected and seen", () => {
  const lines: object[] = [];
  const warn = createOriginWarning(pino({ base: null }, { write: (line) => lines.push(JSON.parse(line)) }));
  const port = { origin: "https://verify.example", host: "verify.example:443" };
  const doubled = { origin: "https://verify.example, https://verify.example", host: "verify.example" };
  for (const pair of [port, doubled, port]) warn(pair);
  expect(lines).toMatchObject(
    [port, doubled].map(({ origin, host }) => ({ reason: "origin", expected: host, seen: origin })),
  );
});

it.each([
  [
    { "x-forwarded-host": "verify.example, inner:80", "x-forwarded-proto": "https, http" },
    "https://verify.example",
  ],
  [{ host: "localhost:3000" }, "http://localhost:3000"],
])("ownOrigin: of %j", (given, origin) => {
  expect(ownOrigin(headers(given))).toBe(origin);
});
