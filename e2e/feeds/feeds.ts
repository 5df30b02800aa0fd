import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { renderFrame } from "./render";
import { type Scene, someScene } from "./scene";
import { packVideo } from "./y4m";

/** Every feed a test can put before the camera, by name. A new one is a line here. */
export const feeds = {
  good: {},
  card: { subject: "card" },
  face: { subject: "face" },
  /** The card whole inside the frame that is aimed with. */
  framed: { subject: "card", width: 1280, height: 960 },
  portrait: { width: 720, height: 1280 },
  large: { width: 1920, height: 1080 },
  dark: { subject: "card", light: 0.12, noise: 6 },
  bright: { subject: "card", light: 2.6, noise: 6 },
  glare: { subject: "card", glare: true, noise: 6 },
  blurred: { subject: "card", blur: 9, noise: 2 },
  sideways: { subject: "card", quarterTurns: 1 },
  tiny: { width: 160, height: 120 },
  vga: { width: 640, height: 480 },
  black: { subject: "nothing", light: 0, noise: 0 },
  white: { subject: "nothing", light: 255, noise: 0 },
  frozen: {},
} as const satisfies Record<string, Partial<Scene>>;

export type FeedName = keyof typeof feeds;
export const feedNames = Object.keys(feeds) as FeedName[];

const here = import.meta.dirname;
const cache = join(here, "..", ".feeds");
const framesPerSecond = 15;

/**
 * The absolute path of a feed's y4m file, rendered the first time it is asked for. The name carries a hash of the
 * description and of this folder's source, so that a changed drawing is never served from the cache.
 */
export async function feedFile(name: FeedName): Promise<string> {
  const scene = someScene(feeds[name]);
  const file = join(cache, `${name}-${fingerprint(scene)}.y4m`);
  if (!existsSync(file)) await render(file, scene, frameCount(name));
  return file;
}

/** The noise of two frames differs as a real camera's does; a frozen one repeats itself. */
export const frameCount = (name: FeedName) => (name === "frozen" ? 1 : 3);

/** Two workers may render one feed at the same time: each writes its own file, and the rename is atomic. */
async function render(file: string, scene: Scene, frameCount: number): Promise<void> {
  const seeds = Array.from({ length: frameCount }, (_, index) => index + 1);
  const frames = await Promise.all(seeds.map((seed) => renderFrame(scene, seed)));
  mkdirSync(cache, { recursive: true });
  const unfinished = `${file}.${randomUUID()}`;
  writeFileSync(unfinished, packVideo(frames, framesPerSecond));
  renameSync(unfinished, file);
}

function fingerprint(scene: Scene): string {
  // The phone number is drawn at random and appears in no picture.
  const { phoneNumber: _, ...applicant } = scene.applicant;
  const hash = createHash("sha256").update(JSON.stringify({ ...scene, applicant }));
  for (const source of readdirSync(here).sort()) hash.update(readFileSync(join(here, source)));
  return hash.digest("hex").slice(0, 12);
}
