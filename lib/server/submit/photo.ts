import { crc32 } from "node:zlib";
import sharp from "sharp";
import { type PhotoLimits, type PhotoProblem, photoProblem } from "../../photo/check";
import type { PhotoFacts } from "../../photo/facts";
import { type ReadPhoto, readPhoto } from "../../photo/file/inspect";
import type { Piece } from "../../photo/file/layout";
import { withoutMetadata } from "../../photo/file/strip";
import { createTurns, type Turns } from "../turns";

// Everything else that libvips could open (SVG, PDF, TIFF, HEIF, …) is out of reach, whatever its bytes pretend.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng"] });
sharp.cache(false);
sharp.concurrency(1);

/** Twice what the browser sends at most, whatever file a person gave it. */
const maxPixels = 8_000_000;

/** Each is a walk over all pixels. Cameras make one, progressive encoders about ten, libjpeg eighteen for four colours. */
const maxScans = 20;

/**
 * Proves that a photo that came in is what it must be, by decoding every pixel of it, and cuts its metadata out.
 * A clean file is returned byte for byte. One whose EXIF orientation would turn it is refused: the browser sends
 * none, cutting the tag would lay the picture on its side, and turning it would mean encoding it again.
 * @param limits the window, which must hold before and after cutting
 */
export async function verifyPhoto(
  bytes: Buffer,
  limits: PhotoLimits,
  inTurn: Turns = createTurns(1),
): Promise<{ ok: true; bytes: Buffer } | { ok: false; problem: PhotoProblem }> {
  const photo = readPhoto(bytes);
  const { facts, layout } = photo;
  const problem =
    bombProblem(facts) ??
    photoProblem(facts, limits) ??
    shapeProblem(photo) ??
    (await inTurn(() => decodeProblem(bytes, photo)));
  if (problem || !layout) return { ok: false, problem: problem ?? { code: "photo_damaged" } };
  const clean = withoutMetadata(bytes, layout.metadata);
  if (clean === bytes) return { ok: true, bytes };
  const after = photoProblem({ ...facts, bytes: clean.length }, limits);
  return after ? { ok: false, problem: after } : { ok: true, bytes: Buffer.from(clean.buffer) };
}

function bombProblem({ width, height }: PhotoFacts): PhotoProblem | null {
  return width * height > maxPixels ? { code: "photo_many_pixels", width, height, maxPixels } : null;
}

function shapeProblem({ facts, layout, orientation }: ReadPhoto): PhotoProblem | null {
  if (!layout || layout.scans > maxScans) return { code: "photo_damaged" };
  const trailing = facts.bytes - layout.end;
  if (trailing > 0) return { code: "photo_trailing_bytes", bytes: trailing };
  return orientation === 1 ? null : { code: "photo_sideways" };
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
async function decodeProblem(bytes: Buffer, { facts, layout }: ReadPhoto): Promise<PhotoProblem | null> {
  const isPng = facts.type === "image/png";
  if (isPng && !layout?.pieces.every((chunk) => checksumHolds(bytes, chunk)))
    return { code: "photo_damaged" };
  try {
    const picture = sharp(bytes, { limitInputPixels: maxPixels, failOn: isPng ? "truncated" : "warning" });
    await picture.resize(averageSide, averageSide, average).raw().toBuffer();
    return null;
  } catch {
    return { code: "photo_damaged" };
  }
}

/** A chunk ends with the CRC-32 of its letters and its data. */
function checksumHolds(png: Buffer, { start, end }: Piece): boolean {
  return crc32(png.subarray(start + 4, end - 4)) === png.readUInt32BE(end - 4);
}
