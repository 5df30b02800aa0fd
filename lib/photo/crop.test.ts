import { describe, expect, it } from "vitest";
import { photoFields, photoLimits } from "../kredibel/constraints";
import { cropFor, cropForFile, frames, longestSide } from "./crop";

const sizes = [
  [640, 480],
  [480, 640],
  [1280, 720],
  [720, 1280],
  [1920, 1080],
  [1081, 1921],
  [4096, 2160],
  [853, 641],
] as const;
const cells = photoFields.flatMap((field) => sizes.map(([width, height]) => ({ field, width, height })));

describe("cropFor", () => {
  it.each(cells)("keeps a centred part of the preview's aspect: $field of $width × $height", (cell) => {
    const { field, width, height } = cell;
    const crop = cropFor(field, width, height);
    expect(crop.width === width || crop.height === height).toBe(true);
    expect(crop.width / crop.height).toBeCloseTo(frames[field].aspect, 2);
    expect(Math.abs(width - crop.width - 2 * crop.x)).toBeLessThanOrEqual(1);
    expect(Math.abs(height - crop.height - 2 * crop.y)).toBeLessThanOrEqual(1);
  });

  it.each(photoFields)("loses a %s only where the track itself is under the minimum", (field) => {
    const { minWidth, minHeight } = photoLimits[field];
    for (let width = minWidth; width < 1300; width += 7)
      for (let height = minHeight; height < 1300; height += 7) {
        const crop = cropFor(field, width, height);
        expect(crop.width >= minWidth && crop.height >= minHeight).toBe(true);
      }
  });

  it.each(photoFields)("holds the whole guide: %s", (field) => {
    const { aspect, guide } = frames[field];
    expect(guide.width).toBeLessThan(1);
    expect(guide.width / guide.aspect).toBeLessThan(1 / aspect);
  });
});

describe("cropForFile", () => {
  it.each(cells)(
    "keeps all of an ordinary picture: $field of $width × $height",
    ({ field, width, height }) => {
      expect(cropForFile(photoLimits[field], width, height)).toEqual({ x: 0, y: 0, width, height });
    },
  );

  it.each(photoFields)("cuts the ends of a panorama, so that both limits can hold: %s", (field) => {
    const limits = photoLimits[field];
    for (const [width, height] of [
      [9000, 800],
      [700, 9000],
    ] as const) {
      const crop = cropForFile(limits, width, height);
      const scale = Math.min(1, longestSide / Math.max(crop.width, crop.height));
      expect(Math.ceil(crop.width * scale)).toBeGreaterThanOrEqual(limits.minWidth);
      expect(Math.ceil(crop.height * scale)).toBeGreaterThanOrEqual(limits.minHeight);
    }
  });
});
