import type { Frame } from "./render";

/**
 * Packs frames as YUV4MPEG2, the uncompressed video that Chromium's fake camera plays in a loop.
 * BT.601 limited range, one colour sample for each 2 × 2 pixels: width and height must be even.
 */
export function packVideo(frames: Frame[], framesPerSecond: number): Buffer {
  const [first] = frames;
  if (!first) throw new Error("A video needs at least one frame.");
  const header = `YUV4MPEG2 W${first.width} H${first.height} F${framesPerSecond}:1 Ip A1:1 C420\n`;
  const packed = frames.flatMap((frame) => [Buffer.from("FRAME\n"), planes(frame)]);
  return Buffer.concat([Buffer.from(header), ...packed]);
}

function planes({ width, height, pixels }: Frame): Buffer {
  if (width % 2 !== 0 || height % 2 !== 0) throw new Error(`${width} × ${height} is not even.`);
  const samples = width * height;
  const out = Buffer.alloc(samples * 1.5);
  for (let at = 0; at < samples; at++) out[at] = luma(pixels, at * 3);
  let blue = samples;
  let red = samples * 1.25;
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const at = (y * width + x) * 3;
      out[blue++] = chroma(pixels, at, -0.148, -0.291, 0.439);
      out[red++] = chroma(pixels, at, 0.439, -0.368, -0.071);
    }
  }
  return out;
}

function luma(pixels: Uint8ClampedArray, at: number): number {
  return Math.round(16 + weigh(pixels, at, 0.257, 0.504, 0.098));
}

function chroma(pixels: Uint8ClampedArray, at: number, red: number, green: number, blue: number): number {
  return Math.round(128 + weigh(pixels, at, red, green, blue));
}

function weigh(pixels: Uint8ClampedArray, at: number, red: number, green: number, blue: number): number {
  return red * (pixels[at] ?? 0) + green * (pixels[at + 1] ?? 0) + blue * (pixels[at + 2] ?? 0);
}
