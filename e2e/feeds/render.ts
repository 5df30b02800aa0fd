import sharp, { type Sharp } from "sharp";
import { randomFrom } from "../support/random";
import { drawScene, type Scene } from "./scene";

/** One picture, 8 bits a channel, RGB without padding. */
export type Frame = { width: number; height: number; pixels: Uint8ClampedArray };

/**
 * Renders a scene as a camera would see it.
 * @param seed changes the noise and nothing else: two frames of one scene differ as a real camera's do
 */
export async function renderFrame(scene: Scene, seed = 1): Promise<Frame> {
  const { data, info } = await lens(scene).raw().toBuffer({ resolveWithObject: true });
  // Rounds, and stops at black and white.
  const pixels = new Uint8ClampedArray(data);
  addNoise(pixels, scene.noise, seed);
  return { width: info.width, height: info.height, pixels };
}

function lens(scene: Scene): Sharp {
  const drawn = sharp(Buffer.from(drawScene(scene))).flatten({ background: "#fff" });
  if (scene.blur > 0) drawn.blur(scene.blur);
  return drawn
    .linear(scene.light, 0)
    .rotate(scene.quarterTurns * 90)
    .toColourspace("srgb");
}

/** The same step on all three channels of a pixel: a sensor's noise is mostly in the brightness. */
function addNoise(pixels: Uint8ClampedArray, deviation: number, seed: number): void {
  if (deviation === 0) return;
  const steps = noiseOf(seed, pixels.length / 3);
  for (let at = 0; at < pixels.length; at += 3) {
    const step = (steps[at / 3] ?? 0) * deviation;
    for (let channel = at; channel < at + 3; channel++) pixels[channel] = (pixels[channel] ?? 0) + step;
  }
}

/** What was drawn for a seed so far: most pictures of a run differ in everything but their noise. */
const drawn = new Map<number, Float32Array>();

/** At least so many steps of deviation 1, the same for each seed however many are asked for. */
function noiseOf(seed: number, count: number): Float32Array {
  const known = drawn.get(seed);
  if (known && known.length >= count) return known;
  const random = randomFrom(seed);
  // The sum of three even draws is bell-shaped enough, and its deviation is exactly one half.
  const steps = Float32Array.from({ length: count }, () => (random() + random() + random() - 1.5) * 2);
  drawn.set(seed, steps);
  return steps;
}
