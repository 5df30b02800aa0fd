import { describe, expect, test } from "vitest";
import { locales } from "../../locales";
import { movedWords, startTroubleWords } from "../../words/start-trouble";
import { startSentence } from "./start-sentence";

describe.each(locales)("%s", (locale) => {
  const words = startTroubleWords[locale];

  test.each([
    ["session", words.origin],
    ["cookie", words.cookie],
  ] as const)("startSentence: %s names the way on from the second time", (reason, { first, again }) => {
    const trouble = reason === "cookie" ? { reason } : ({ kind: "refused", reason } as const);
    expect(startSentence(trouble, { locale, again: "0" }, "bantuan@contoh.id")).toBe(first);
    const second = startSentence(trouble, { locale, again: "1" }, "bantuan@contoh.id");
    expect(second).toContain(again);
    expect(second).toContain("bantuan@contoh.id");
    expect(startSentence(trouble, { locale, again: "7" }, undefined)).toBe(again);
  });

  test.each(["to_phone", "to_computer"] as const)("startSentence: a case that moved %s", (moved) => {
    const trouble = { kind: "refused", reason: "session", moved } as const;
    expect(startSentence(trouble, { locale, again: "0" }, undefined)).toBe(movedWords[locale][moved]);
  });

  test("startSentence: a limit says until when", () => {
    const trouble = { kind: "refused", reason: "limit", retryAt: "2026-03-01T05:00:00Z" } as const;
    expect(startSentence(trouble, { locale, again: null }, undefined)).toContain("2026");
  });
});

test.each([[null], ["xx"], [new File([], "x")], ["__proto__"]])(
  "startSentence: locale %s is the default",
  (locale) => {
    expect(startSentence({ reason: "cookie" }, { locale, again: "x" }, undefined)).toBe(
      startTroubleWords.id.cookie.first,
    );
  },
);
