import sharp from "sharp";
import { renderFrame } from "./feeds/render";
import { type Scene, someScene } from "./feeds/scene";

/** A file as `setInputFiles` takes it. */
export type PhotoFile = { name: string; mimeType: string; buffer: Buffer };

/** A JPEG of the specimen card, inside Kredibel's window unless the changes say otherwise. */
export function cardPhoto(changes: Partial<Scene> = {}): Promise<PhotoFile> {
  return photo("ktp.jpg", someScene({ width: 1280, height: 808, subject: "card", ...changes }));
}

/** A JPEG of the drawn face, portrait, inside Kredibel's window unless the changes say otherwise. */
export function facePhoto(changes: Partial<Scene> = {}): Promise<PhotoFile> {
  return photo("selfie.jpg", someScene({ width: 720, height: 960, subject: "face", ...changes }));
}

/** Renders any scene to a JPEG of quality 90. */
async function photo(name: string, scene: Scene): Promise<PhotoFile> {
  const { width, height, pixels } = await renderFrame(scene);
  const buffer = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
  return { name, mimeType: "image/jpeg", buffer };
}

/** A text file that only calls itself a JPEG. */
export function renamedText(): PhotoFile {
  return { name: "ktp.jpg", mimeType: "image/jpeg", buffer: Buffer.from("Ini bukan foto. ".repeat(10_000)) };
}

/** The first two thirds of a good photo: its header is whole, its picture is not. */
export async function truncatedPhoto(): Promise<PhotoFile> {
  const whole = await cardPhoto();
  return { ...whole, buffer: whole.buffer.subarray(0, Math.floor((whole.buffer.length * 2) / 3)) };
}

export function emptyFile(): PhotoFile {
  return { name: "ktp.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(0) };
}
