import { createHash, randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { renderFrame } from "../feeds/render";
import { drawScene, type Scene, someScene } from "../feeds/scene";
import { dataDir } from "./server/servers";

/** A file as `setInputFiles` takes it. */
export type PhotoFile = { name: string; mimeType: string; buffer: Buffer };

/** Among the results, which each run removes first. */
const photoDir = join(dataDir, "..", "photos");

/**
 * As a browser takes it cheapest: by its path, so that its bytes need not cross to the browser. Only where the name
 * says the type that the file is to have.
 */
export function chosenFile(file: PhotoFile): PhotoFile | string {
  if (file.mimeType !== "image/jpeg" || !file.name.endsWith(".jpg")) return file;
  const folder = join(photoDir, createHash("sha256").update(file.buffer).digest("hex").slice(0, 16));
  const path = join(folder, file.name);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  // A browser refuses a chosen file that is written anew: two workers may give the same one.
  const unfinished = `${path}.${randomUUID()}`;
  writeFileSync(unfinished, file.buffer);
  renameSync(unfinished, path);
  return path;
}

/** A JPEG of the specimen card, inside Kredibel's window unless the changes say otherwise. */
export function cardPhoto(changes: Partial<Scene> = {}): Promise<PhotoFile> {
  return photo("ktp.jpg", someScene({ width: 1280, height: 808, subject: "card", ...changes }));
}

/** A JPEG of the drawn face, portrait, inside Kredibel's window unless the changes say otherwise. */
export function facePhoto(changes: Partial<Scene> = {}): Promise<PhotoFile> {
  return photo("selfie.jpg", someScene({ width: 720, height: 960, subject: "face", ...changes }));
}

/** What a journey gives where its test is not about photos: half the pixels, so half the work of browser and server. */
export const usualCard = (changes: Partial<Scene> = {}) => cardPhoto({ width: 800, height: 504, ...changes });
export const usualFace = (changes: Partial<Scene> = {}) => facePhoto({ width: 600, height: 800, ...changes });

/** Drawn once a worker: most tests give the same ones. */
const photos = new Map<string, Promise<PhotoFile>>();

function photo(name: string, scene: Scene): Promise<PhotoFile> {
  const key = JSON.stringify([name, scene]);
  const known = photos.get(key) ?? render(name, scene);
  photos.set(key, known);
  return known;
}

/** Renders any scene to a JPEG of quality 90. */
async function render(name: string, scene: Scene): Promise<PhotoFile> {
  const { width, height, pixels } = await renderFrame(scene);
  const buffer = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
  return { name, mimeType: "image/jpeg", buffer };
}

/** Few pixels and much noise: near Kredibel's least bytes, and quick to decode. */
export async function noisePhoto(width: number, height: number, quality = 90): Promise<Blob> {
  const pixels = randomBytes(width * height * 3);
  const jpeg = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer();
  return new Blob([new Uint8Array(jpeg)], { type: "image/jpeg" });
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

export function namedFile(name: string, buffer: Buffer): PhotoFile {
  return { name, mimeType: "application/octet-stream", buffer };
}

/** Red, green, blue and white quarters in noise, stored as this EXIF orientation wants it: seen upright, they are in order. */
export async function photoInQuarters(
  orientation: number,
  {
    kind = "jpeg",
    width = 1280,
    height = 960,
  }: { kind?: "jpeg" | "png" | "webp"; width?: number; height?: number } = {},
): Promise<PhotoFile> {
  const noise = {
    width,
    height,
    channels: 3 as const,
    background: "#000",
    noise: { type: "gaussian" as const, mean: 128, sigma: 30 },
  };
  const quarter = (x: number, y: number, colour: string) =>
    `<rect x="${(x * width) / 2}" y="${(y * height) / 2}" width="${width / 2}" height="${height / 2}" fill="${colour}" fill-opacity="0.8"/>`;
  const quarters = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    ${quarter(0, 0, "#f00")}${quarter(1, 0, "#0f0")}${quarter(0, 1, "#00f")}${quarter(1, 1, "#fff")}</svg>`;
  const upright = await sharp({ create: noise })
    .composite([{ input: Buffer.from(quarters) }])
    .png()
    .toBuffer();
  const stored = await storedAs(sharp(upright), orientation).toBuffer();
  const buffer = await sharp(stored).toFormat(kind, { quality: 90 }).withMetadata({ orientation }).toBuffer();
  return namedFile(`ktp.${kind}`, buffer);
}

/** The middle of each quarter, by name: left to right, top to bottom. */
export async function quartersOf(bytes: Buffer): Promise<string[]> {
  const { data } = await sharp(bytes)
    .resize(2, 2, { fit: "fill", kernel: "nearest" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [0, 3, 6, 9].map((at) => {
    const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]].map((level) =>
      (level ?? 0) > 128 ? 1 : 0,
    );
    return (
      ["black", "blue", "green", "cyan", "red", "pink", "yellow", "white"][red * 4 + green * 2 + blue] ?? ""
    );
  });
}

/** The inverse of what a viewer does with each EXIF orientation. */
function storedAs(upright: Sharp, orientation: number): Sharp {
  const inverses: ((picture: Sharp) => Sharp)[] = [
    (picture) => picture,
    (picture) => picture.flop(),
    (picture) => picture.rotate(180),
    (picture) => picture.flip(),
    // sharp mirrors before it turns, whatever the order here.
    (picture) => picture.flop().rotate(270),
    (picture) => picture.rotate(270),
    (picture) => picture.flop().rotate(90),
    (picture) => picture.rotate(90),
  ];
  return inverses[orientation - 1]?.(upright) ?? upright;
}

/** The specimen as a drawing, with a script in it that must never run. */
export function drawnCard(): PhotoFile {
  const drawing = drawScene(someScene({ width: 856, height: 540, subject: "card" }));
  return namedFile("ktp.svg", Buffer.from(drawing.replace("</svg>", "<script>alert(1)</script></svg>")));
}

/** A PNG of a few hundred KB, of one grey, that would be decoded to this many pixels. */
export function bombPng(width: number, height: number): PhotoFile {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const pixels = deflateSync(Buffer.alloc((width + 1) * height), { level: 1 });
  const chunks = [chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))];
  return namedFile("ktp.png", Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...chunks]));
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
