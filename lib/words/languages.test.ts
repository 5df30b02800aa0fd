import { describe, expect, it } from "vitest";
import { chooseLocale } from "./languages";

describe("chooseLocale", () => {
  it.each([
    [null, "id"],
    ["", "id"],
    ["id-ID,id;q=0.9,en-US;q=0.8", "id"],
    ["en-GB,en;q=0.9,id;q=0.8", "en"],
    ["in-ID", "id"],
    ["ms-MY,ms;q=0.9", "id"],
    ["fr-FR,fr;q=0.9,en;q=0.5", "en"],
    ["en;q=0.2,id;q=0.7", "id"],
    ["en;q=0, id;q=0.1", "id"],
    ["en;q=0", "id"],
    ["*", "id"],
    ["EN-us", "en"],
    [";;q=,,=", "id"],
  ] as const)("reads %j as %s", (header, locale) => {
    expect(chooseLocale(header)).toBe(locale);
  });
});
