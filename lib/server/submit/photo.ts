import { crc32 } from "node:zlib";
import sharp from "sharp";
import { type PhotoLimits, type PhotoProblem, photoProblem } from "../../photo/check";
import type { PhotoFacts } from "../../photo/facts";
import { jpegOrientation } from "../../photo/file/exif";
import { inspectPhoto, trailingBytes } from "../../photo/file/inspect";
import { jpegScans } from "../../photo/file/jpeg";
import { pngChunks, startsAsPng } from "../../photo/file/png";
import { stripMetadata } from "../../photo/file/strip";
import { metrics } from "../ops/metrics";
import { atMost } from "./queue";

// Everything else that libvips could open (SVG, PDF, TIFF, HEIF, …) is out of reach, whatever its bytes pretend.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng"] });
sharp.cache(false);
sharp.concurrency(1);

/** Twice what the browser sends at most, whatever file a person gave it. */
const maxPixels = 8_000_000;

/**
 * Each scan is a walk over all pixels, for which a few bytes are enough. Cameras and browsers make one, progressive
 * encoders about ten, libjpeg eighteen for four colours.
 */
const maxScans = 20;

/** One decode of the largest picture takes some 100 MB: no more of them at once. */
const decodeInTurn = atMost(2, (count) => metrics().photosWaiting.set(count));

/**
 * Proves that a photo that came in is what it must be, by decoding every pixel of it, and cuts its metadata out.
 * A clean file is returned byte for byte. One whose EXIF orientation would turn it is refused: the browser sends
 * none, cutting the tag would lay the picture on its side, and turning it would mean encoding it again.
 * @param limits the window, which must hold before and after cutting
 */
export async function verifyPhoto(
  bytes: Buffer,
  limits: PhotoLimits,
): Promise<{ ok: true; bytes: Buffer } | { ok: false; problem: PhotoProblem }> {
  const facts = inspectPhoto(bytes);
  const problem =
    bombProblem(facts) ??
    photoProblem(facts, limits) ??
    shapeProblem(bytes) ??
    (await decodeInTurn(() => decodeProblem(bytes)));
  if (problem) return { ok: false, problem };
  const stripped = stripMetadata(bytes);
  if (stripped === bytes) return { ok: true, bytes };
  const after = photoProblem(inspectPhoto(stripped), limits);
  return after ? { ok: false, problem: after } : { ok: true, bytes: Buffer.from(stripped.buffer) };
}

function bombProblem({ width, height }: PhotoFacts): PhotoProblem | null {
  return width * height > maxPixels ? { code: "photo_many_pixels", width, height, maxPixels } : null;
}

function shapeProblem(bytes: Buffer): PhotoProblem | null {
  const trailing = trailingBytes(bytes);
  if (trailing > 0) return { code: "photo_trailing_bytes", bytes: trailing };
  if (jpegScans(bytes) > maxScans) return { code: "photo_damaged" };
  return jpegOrientation(bytes) === 1 ? null : { code: "photo_sideways" };
}

/** Every pixel goes into one of these, and as few as this are kept. A JPEG must not be made smaller while it is read. */
const average = { fit: "fill", kernel: "linear", fastShrinkOnLoad: false } as const;
const averageSide = 64;

/**
 * Decodes to the last pixel, into an average that is thrown away: line by line, for a sixth of what `stats()` costs.
 * `truncated` alone would let a JPEG pass whose
 * middle is missing: what lacks is grey, with a mere warning. A sound encoder causes none. With `warning`, libvips lets
 * a PNG pass whose header says more pixels than there are; with `truncated` it mostly does not, so a PNG's checksums
 * are looked at too.
 */
async function decodeProblem(bytes: Buffer): Promise<PhotoProblem | null> {
  const isPng = startsAsPng(bytes);
  if (isPng && !checksumsHold(bytes)) return { code: "photo_damaged" };
  try {
    const picture = sharp(bytes, { limitInputPixels: maxPixels, failOn: isPng ? "truncated" : "warning" });
    await picture.resize(averageSide, averageSide, average).raw().toBuffer();
    return null;
  } catch {
    return { code: "photo_damaged" };
  }
}

/** Each chunk ends with the CRC-32 of its letters and its data. */
function checksumsHold(png: Buffer): boolean {
  const chunks = pngChunks(png) ?? [];
  return chunks.every(
    ({ start, end }) => crc32(png.subarray(start + 4, end - 4)) === png.readUInt32BE(end - 4),
  );
}
