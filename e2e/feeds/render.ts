import sharp, { type Sharp } from "sharp";
import { drawScene, type Scene } from "./scene";

/** One picture, 8 bits a channel, RGB without padding. */
export type Frame = { width: number; height: number; pixels: Uint8Array };

/**
 * Renders a scene as a camera would see it.
 * @param seed changes the noise and nothing else: two frames of one scene differ as a real camera's do
 */
export async function renderFrame(scene: Scene, seed = 1): Promise<Frame> {
  const { data, info } = await lens(scene).raw().toBuffer({ resolveWithObject: true });
  const pixels = new Uint8Array(data);
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
function addNoise(pixels: Uint8Array, deviation: number, seed: number): void {
  if (deviation === 0) return;
  const random = randomNumbers(seed);
  for (let at = 0; at < pixels.length; at += 3) {
    // The sum of three even draws is bell-shaped enough, and its deviation is exactly one half.
    const step = (random() + random() + random() - 1.5) * 2 * deviation;
    for (let channel = at; channel < at + 3; channel++)
      pixels[channel] = clamp((pixels[channel] ?? 0) + step);
  }
}

function clamp(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}

/** Mulberry32: the same seed gives the same frames on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
