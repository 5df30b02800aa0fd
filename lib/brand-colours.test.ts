import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brandStyle, brandTokens, type Colour, contrast, schemes as ours } from "./brand-colours";

const css = readFileSync(new URL("../app/globals.css", import.meta.url), "utf8");
const [lightCss = "", darkCss = ""] = css.split("@media (prefers-color-scheme: dark)");
const declared = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value as Colour]),
  );
const light = declared(lightCss);
/** What the dark scheme leaves out is as in the light one. */
const schemes = { light, dark: { ...light, ...declared(darkCss.split("@layer")[0] ?? "") } };

describe.each(["light", "dark"] as const)("the %s scheme", (scheme) => {
  const of = (name: string) => schemes[scheme][name] ?? ("#000000" as Colour);
  const surfaces = ["surface", "raised", "brand-soft", "good-soft", "warn-soft", "bad-soft"];

  it.each(surfaces)("has body text of at least 7:1 on %s", (surface) => {
    expect(contrast(of("ink"), of(surface))).toBeGreaterThanOrEqual(7);
  });

  it.each([
    ...["muted", "brand", "brand-strong", "good", "warn", "bad"].flatMap((text) => [
      [text, "surface"],
      [text, "raised"],
    ]),
    ["good", "good-soft"],
    ["warn", "warn-soft"],
    ["bad", "bad-soft"],
    ["muted", "warn-soft"],
    ["on-brand", "brand"],
    ["on-brand", "brand-strong"],
    ["viewfinder-ink", "viewfinder"],
  ])("has %s of at least 4.5:1 on %s", (text, surface) => {
    expect(contrast(of(text), of(surface))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["surface", "raised"])("has the edge of fields at least 3:1 on %s", (surface) => {
    expect(contrast(of("edge"), of(surface))).toBeGreaterThanOrEqual(3);
  });

  it("keeps any brand readable on every surface, and whatever stands on it", () => {
    const colours = fc
      .integer({ min: 0, max: 0xffffff })
      .map((number): Colour => `#${number.toString(16).padStart(6, "0")}`);
    fc.assert(
      fc.property(colours, (colour) => {
        const tokens = brandTokens(colour, scheme);
        for (const surface of [of("surface"), of("raised")])
          for (const text of [tokens.brand, tokens["brand-strong"]])
            expect(contrast(text, surface)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(tokens.brand, tokens["on-brand"])).toBeGreaterThanOrEqual(4.5);
        expect(contrast(of("ink"), tokens["brand-soft"])).toBeGreaterThanOrEqual(7);
      }),
    );
  });

  it("surfaces: those of the style sheet", () => {
    expect(ours[scheme].surfaces).toEqual(["raised", "surface", "brand-soft"].map(of));
  });

  it("leaves a brand alone that is readable already", () => {
    const brand = of("brand");
    expect(brandTokens(brand, scheme).brand).toBe(brand);
  });
});

it("writes nothing but declarations of our own tokens", () => {
  expect(brandStyle("#ffcc00")).toMatch(
    /^:root\{(--[a-z-]+:#[0-9a-f]{6};?)+\}@media \(prefers-color-scheme:dark\)\{:root\{(--[a-z-]+:#[0-9a-f]{6};?)+\}\}$/,
  );
});
