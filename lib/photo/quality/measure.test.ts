import { describe, expect, it } from "vitest";
import { blockMeans, blurOf, glareShare, mean, meanDifference, standardDeviation } from "./measure";
import type { Sample } from "./sample";

/** A picture whose every pixel is as told; as bright as it is white. */
function drawn(width: number, height: number, level: (x: number, y: number) => number): Sample {
  const luma = Uint8ClampedArray.from({ length: width * height }, (_, i) =>
    level(i % width, Math.floor(i / width)),
  );
  return { width, height, luma, whiteness: luma };
}

describe("mean and standard deviation", () => {
  it("are those of statistics", () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBe(2);
  });

  it("are 0 of nothing", () => {
    expect(mean([])).toBe(0);
    expect(standardDeviation([])).toBe(0);
  });
});

describe("blockMeans", () => {
  it("averages whole blocks of 8 × 8, row by row, and leaves out what is less", () => {
    const picture = drawn(23, 17, (x, y) => {
      if (x >= 16 || y >= 16) return 255;
      return 10 * (1 + Math.floor(x / 8) + 2 * Math.floor(y / 8)) + (x % 2);
    });
    expect([...blockMeans(picture)]).toEqual([10.5, 20.5, 30.5, 40.5]);
  });
});

describe("glareShare", () => {
  /** Two blocks, in the first of which this many pixels have this level. */
  const share = (pixels: number, level: number) =>
    glareShare(drawn(16, 8, (x, y) => (x < 8 && y * 8 + x < pixels ? level : 100)));

  it("counts a block of which nine tenths are white", () => {
    expect(share(64, 255)).toBe(0.5);
    expect(share(58, 250)).toBe(0.5);
    expect(share(57, 255)).toBe(0);
    expect(share(64, 249)).toBe(0);
  });
});

describe("meanDifference", () => {
  const difference = (before: number[], after: number[]) =>
    meanDifference(Float32Array.from(before), Float32Array.from(after));

  it("minds no light that all blocks gained or lost", () => {
    expect(difference([10, 20, 30], [15, 25, 35])).toBe(0);
    expect(difference([10, 20, 30], [5, 15, 25])).toBe(0);
  });

  it("averages what is left, whichever its direction", () => {
    expect(difference([10, 20, 30, 40], [14, 16, 34, 36])).toBe(4);
    expect(difference([0, 0, 0, 0], [4, 0, 0, 0])).toBe(1.5);
  });
});

describe("blurOf", () => {
  /** A step in the middle of each nine pixels, and nine pixels that climb evenly; 0–96. */
  const sharp = (at: number) => ((at + 4) % 18 < 9 ? 0 : 96);
  const soft = (at: number) => 12 * (at % 9);

  it("is 0 where every edge is one pixel wide", () => {
    expect(blurOf(drawn(36, 36, (x, y) => sharp(x) + sharp(y)))).toBe(0);
  });

  it("is what the steepest pixel does not cover, in the softer of both directions", () => {
    expect(blurOf(drawn(36, 36, (x, y) => soft(x) + soft(y)))).toBeCloseTo(7 / 8);
    expect(blurOf(drawn(36, 36, (x, y) => sharp(x) + soft(y)))).toBeCloseTo(7 / 8);
    expect(blurOf(drawn(36, 36, (x, y) => soft(x) + sharp(y)))).toBeCloseTo(7 / 8);
  });

  it("does not depend on which side is the brighter", () => {
    expect(blurOf(drawn(36, 36, (x, y) => 192 - sharp(x) - sharp(y)))).toBe(0);
    expect(blurOf(drawn(36, 36, (x, y) => 192 - soft(x) - soft(y)))).toBeCloseTo(7 / 8);
  });

  it("weighs each edge by its height", () => {
    // Of two bands, one climbs by 96 at once, the other by 192 in eight equal parts.
    const level = (at: number) => (at < 9 ? (at < 4 ? 0 : 96) : 24 * (at - 9));
    expect(blurOf(drawn(18, 18, (x, y) => (level(x) + level(y)) / 2))).toBeCloseTo(
      1 - (96 + 24) / (96 + 192),
    );
  });

  it("looks at every line", () => {
    const picture = drawn(36, 36, (x, y) => (y < 18 ? sharp(x) : soft(x)) + sharp(y));
    expect(blurOf(picture)).toBeCloseTo(1 - (96 + 12) / (96 + 96));
  });

  it("is 1 where nothing stands out", () => {
    expect(blurOf(drawn(36, 36, () => 128))).toBe(1);
    expect(blurOf(drawn(36, 36, (x, y) => (x + y) % 12))).toBe(1);
  });

  it("sees an edge of twelve levels in a flat picture", () => {
    expect(blurOf(drawn(36, 36, (x, y) => (sharp(x) + sharp(y)) / 8))).toBe(0);
  });

  it("takes no ripple for an edge where the picture has far more contrast", () => {
    // Sharp steps by 200, and between them a slope of 60 that would count by itself.
    const level = (at: number) => (at % 18 < 9 ? (at % 9 < 4 ? 0 : 200) : 100 + 7.5 * (at % 9));
    const picture = drawn(36, 36, (x, y) => (level(x) + level(y)) / 2);
    const edge = 0.7 * standardDeviation(picture.luma);
    expect(edge).toBeGreaterThan(30);
    expect(edge).toBeLessThan(100);
    expect(blurOf(picture)).toBe(0);
  });

  it("looks at nine pixels at a time, and at no fewer", () => {
    // All edges lie in the second nine pixels of each line, of which the smaller picture has eight.
    const level = (x: number, y: number) => (x >= 13 ? 100 : 0) + (y >= 13 ? 100 : 0);
    expect(blurOf(drawn(18, 18, level))).toBe(0);
    expect(blurOf(drawn(17, 17, level))).toBe(1);
  });
});
