import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Subject } from "../crop";
import { isBlank, measureQuality, qualityHints } from "./quality";
import { type Sample, sampleOf } from "./sample";

type Scene = { light?: number; blur?: number; glare?: number; noise?: number; shift?: number };

const seen = { width: 480, height: 360 };

/** A drawn card as it is sampled, with light, blur, glare, noise and place known; sizes in pixels of the sample. */
async function card({ light = 1, blur = 0, glare = 0, noise = 4, shift = 0 }: Scene = {}): Promise<Sample> {
  const level = (value: number) => Math.min(255, Math.round(value * light));
  const gray = (value: number) => `rgb(${level(value)},${level(value)},${level(value)})`;
  const bars = Array.from({ length: 150 }, (_, i) => {
    const [x, y] = [36 + (i % 25) * 9, 60 + Math.floor(i / 25) * 34];
    return `<rect x="${x}" y="${y}" width="${3 + (i % 4)}" height="14" fill="${gray(40)}"/>`;
  }).join("");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="360">
    <rect width="480" height="360" fill="${gray(110)}"/>
    <g transform="translate(${shift} ${shift})">
      <rect x="24" y="44" width="432" height="272" rx="8" fill="${gray(195)}"/>${bars}
      <rect x="350" y="120" width="86" height="120" fill="${gray(90)}"/>
    </g></svg>`;
  let drawn = sharp(Buffer.from(svg)).removeAlpha();
  if (blur > 0) drawn = sharp(await drawn.png().toBuffer()).blur(blur);
  const { data } = await drawn.raw().toBuffer({ resolveWithObject: true });
  const rgba = new Uint8ClampedArray(seen.width * seen.height * 4);
  for (let i = 0, state = 1; i < seen.width * seen.height; i++) {
    state = (state * 48_271) % 0x7fffffff;
    const grain = (state / 0x7fffffff - 0.5) * 2 * noise;
    const [x, y] = [i % seen.width, Math.floor(i / seen.width)];
    const reflects = (x - 200) ** 2 + (y - 150) ** 2 < glare ** 2;
    for (let k = 0; k < 3; k++) rgba[i * 4 + k] = reflects ? 255 : (data[i * 3 + k] ?? 0) + grain;
  }
  return sampleOf({ ...seen, data: rgba as ImageData["data"] });
}

async function hintsFor(scene: Scene, before?: Scene, subject: Subject = "identityImage") {
  return qualityHints(measureQuality(await card(scene), before && (await card(before))), subject);
}

describe("qualityHints", () => {
  it.each([
    ["a good picture", {}, []],
    ["a noisy one", { noise: 10 }, []],
    ["half the light", { light: 0.5 }, []],
    ["a fifth of the light", { light: 0.2 }, ["dark"]],
    ["over-exposure", { light: 1.6 }, ["bright"]],
    ["a slight softness", { blur: 0.6 }, []],
    ["letters that run together", { blur: 2.5 }, ["blur"]],
    ["letters that run together in noise", { blur: 2.5, noise: 8 }, ["blur"]],
    ["a reflection over a word", { glare: 20 }, ["glare"]],
    ["a sparkle", { glare: 3 }, []],
  ] satisfies [string, Scene, string[]][])("of %s", async (_, scene, hints) => {
    expect(await hintsFor(scene)).toEqual(hints);
  });

  it.each([
    ["a hand that trembles", { shift: 0 }, []],
    ["a hand that moves", { shift: 6 }, ["motion"]],
    ["a lamp that is dimmed", { light: 0.85 }, []],
  ] satisfies [string, Scene, string[]][])(
    "of %s, compared with the picture before",
    async (_, scene, hints) => {
      expect(await hintsFor({ ...scene, noise: 5 }, {})).toEqual(hints);
    },
  );

  it("does not ask to tilt a face", async () => {
    expect(await hintsFor({ glare: 20 }, undefined, "faceImage")).toEqual([]);
  });

  it("compares only pictures of one size", () => {
    const sample = flat(100);
    expect(measureQuality(sample, flat(100)).motion).toBe(0);
    expect(measureQuality(sample, { ...sample, width: 50 })).not.toHaveProperty("motion");
    expect(measureQuality(sample, { ...sample, height: 50 })).not.toHaveProperty("motion");
    expect(measureQuality(sample)).not.toHaveProperty("motion");
  });

  const calm = { mean: 128, contrast: 40, clipped: 0, glare: 0, blur: 0, motion: 0 };
  const thresholds = { darkMean: 50, brightMean: 200, brightClipped: 0.4, glare: 0.1, blur: 0.5, motion: 6 };
  const hintsOf = (measures: object) => qualityHints({ ...calm, ...measures }, "identityImage", thresholds);

  it.each([
    ["dark", { mean: 50 }, { mean: 49 }],
    ["bright", { mean: 200 }, { mean: 201 }],
    ["bright", { clipped: 0.4 }, { clipped: 0.41 }],
    ["motion", { motion: 6 }, { motion: 6.1 }],
    ["blur", { blur: 0.5 }, { blur: 0.51 }],
    ["glare", { glare: 0.1 }, { glare: 0.11 }],
  ])("says %s only beyond the threshold", (hint, on, beyond) => {
    expect(hintsOf(on)).toEqual([]);
    expect(hintsOf(beyond)).toEqual([hint]);
  });

  it("gives the hints in the order in which they help, and no reflection where all is too bright", () => {
    expect(hintsOf({ mean: 0, glare: 1, blur: 1, motion: 9 })).toEqual(["dark", "motion", "blur", "glare"]);
    expect(hintsOf({ mean: 255, glare: 1, blur: 1 })).toEqual(["bright", "blur"]);
    expect(hintsOf({ clipped: 1, glare: 1 })).toEqual(["bright"]);
  });
});

describe("measureQuality", () => {
  it("finds more blur the more there is, in any noise", async () => {
    for (const noise of [0, 4, 8]) {
      const blurs = [0, 0.8, 1.5, 2.5, 4].map(
        async (blur) => measureQuality(await card({ blur, noise })).blur,
      );
      const measured = await Promise.all(blurs);
      expect(measured).toEqual([...measured].sort((a, b) => a - b));
    }
  });

  it("knows light, clipping and glare to the percent", () => {
    const half = flat(0, (i) => (i < 5000 ? 255 : 55));
    const measures = measureQuality(half);
    expect(measures.mean).toBeCloseTo(155, 0);
    expect(measures.clipped).toBeCloseTo(0.5, 2);
    expect(measures.glare).toBeCloseTo(0.5, 1);
    expect(measures.contrast).toBeCloseTo(100, 0);
  });

  it("takes the five brightest levels for clipped", () => {
    expect(measureQuality(flat(250)).clipped).toBe(1);
    expect(measureQuality(flat(249)).clipped).toBe(0);
  });
});

describe("isBlank", () => {
  it("begins under one and a half levels", () => {
    // So many pixels of a hundred at 3, the others at 0: 3 √(p (1 − p)) levels.
    const lit = (pixels: number) => {
      const luma = Uint8ClampedArray.from({ length: 100 }, (_, at) => (at < pixels ? 3 : 0));
      return { width: 10, height: 10, luma, whiteness: luma };
    };
    expect(isBlank(lit(49))).toBe(true);
    expect(isBlank(lit(50))).toBe(false);
  });

  it.each([
    ["black", flat(0), true],
    ["white", flat(255), true],
    ["a covered lens", flat(0, (i) => 4 + (i % 3)), true],
    ["a dark room", flat(0, (i) => (Math.floor(i / 20) % 2) * 9), false],
    ["noise", flat(0, (i) => 100 + ((i * 37) % 29)), false],
  ])("%s", (_, sample, blank) => {
    expect(isBlank(sample)).toBe(blank);
  });

  it("is not a card in a tenth of its light", async () => {
    expect(isBlank(await card({ light: 0.1, noise: 1 }))).toBe(false);
  });
});

function flat(level: number, at: (i: number) => number = () => level): Sample {
  const data = new Uint8ClampedArray(100 * 100 * 4).map((_, i) => at(i >> 2));
  return sampleOf({ width: 100, height: 100, data: data as ImageData["data"] });
}
