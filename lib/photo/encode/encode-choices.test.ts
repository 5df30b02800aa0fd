import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longestSide } from "../crop";
import { weightLine } from "./encode-choices";

const minimum = { minWidth: 640, minHeight: 480 };
const lineOf = (width: number, height: number) => weightLine(width, height, minimum);

describe("the line of sizes and qualities", () => {
  it("goes from the smallest size to its own, to the best quality, beyond its size", () => {
    const line = lineOf(960, 720);
    expect(line.at(line.lightest)).toEqual({ width: 640, height: 480, quality: 0.6 });
    expect(line.at(0.1)).toEqual({ width: 960, height: 720, quality: 0.6 });
    expect(line.at(line.unenlarged)).toEqual({ width: 960, height: 720, quality: 1 });
    expect(line.at(2.25)).toEqual({ width: 1440, height: 1080, quality: 1 });
    expect(line.at(line.heaviest)).toEqual({ width: 1920, height: 1440, quality: 1 });
  });

  it("halves the size for a quarter of the weight", () => {
    expect(lineOf(1920, 1440).at(0.025)).toEqual({ width: 960, height: 720, quality: 0.6 });
  });

  it.each([
    [0.14, 0.75],
    [0.25, 0.88],
    [0.46, 0.97],
    [0.12, 0.675],
    [0.8, 0.9925],
  ])("gives weight %d the quality %d, evenly between those that were measured", (weight, quality) => {
    const choice = lineOf(1920, 1440).at(weight);
    expect(choice).toEqual({ width: 1920, height: 1440, quality: expect.closeTo(quality, 6) });
  });

  it.each([
    ["a picture of the longest side is not enlarged", 1920, 1440, 0.1 / 9, 1],
    ["a larger one counts as it is drawn", 3840, 2880, 0.1 / 9, 1],
    ["a smaller one can be enlarged to it", 960, 720, (0.1 * 4) / 9, 4],
    ["a portrait by its height", 960, 1920, (0.1 * 4) / 9, 1],
    ["the smallest one can only get heavier", 640, 480, 0.1, 9],
    ["a panorama by its smaller side alone", 9600, 640, 0.1, 1],
  ])("%s", (_, width, height, lightest, heaviest) => {
    const line = lineOf(width, height);
    expect(line.lightest).toBeCloseTo(lightest, 8);
    expect(line.heaviest).toBeCloseTo(heaviest, 8);
  });

  it("never goes under the minimum, nor over the longest side where the minimum allows", () => {
    const side = fc.integer({ min: 640, max: 1920 });
    fc.assert(
      fc.property(side, side, fc.double({ min: 0, max: 1, noNaN: true }), (width, height, part) => {
        const line = lineOf(width, height);
        const choice = line.at(part * line.heaviest);
        expect(choice.width).toBeGreaterThanOrEqual(640);
        expect(choice.height).toBeGreaterThanOrEqual(480);
        expect(Math.max(choice.width, choice.height)).toBeLessThanOrEqual(longestSide);
        const lighter = line.at(part * line.heaviest * 0.9);
        expect(lighter.width).toBeLessThanOrEqual(choice.width);
        expect(lighter.quality).toBeLessThanOrEqual(choice.quality);
      }),
    );
  });

  it("begins where an ordinary picture has the target's bytes, between shows and reads", () => {
    for (const line of [lineOf(1920, 1440), lineOf(3840, 2880)]) {
      const drawn = 1920 * 1440;
      const guess = (min: number, target: number) => line.guess({ min: min * drawn, target: target * drawn });
      expect(guess(0, 0.2)).toBeCloseTo(0.2, 8);
      expect(guess(0, 0.05)).toBe(0.1);
      expect(guess(0, 0.9)).toBe(0.46);
      expect(guess(0.5, 0.9)).toBeCloseTo(0.6, 8);
      expect(guess(2, 3)).toBe(1);
    }
  });

  it("begins lower with a picture whose squares are heavy", () => {
    const wanted = { min: 0, target: 0.3 * 1920 * 1440 };
    expect(lineOf(1920, 1440).guess(wanted, 1.5)).toBeCloseTo(0.2, 8);
  });
});
