import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { renderFrame } from "../../e2e/feeds/render";
import { someScene } from "../../e2e/feeds/scene";
import { packVideo } from "../../e2e/feeds/y4m";
import { cache } from "../support/processes";

export const framesPerSecond = 30;

/** The file that Chromium's fake camera plays: a card, 30 frames a second as phones give them. */
export async function cameraFeed(width: number, height: number): Promise<string> {
  const file = join(cache, `card-${width}x${height}.y4m`);
  if (existsSync(file)) return file;
  const scene = someScene({ width, height, subject: "card" });
  const frames = await Promise.all([1, 2, 3].map((seed) => renderFrame(scene, seed)));
  mkdirSync(cache, { recursive: true });
  writeFileSync(file, packVideo(frames, framesPerSecond));
  return file;
}
