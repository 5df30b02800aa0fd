import { crc32 } from "node:zlib";
import sharp from "sharp";
import { type PhotoLimits, type PhotoProblem, photoProblem } from "../../photo/check";
import type { PhotoFacts } from "../../photo/facts";
import { type ReadPhoto, readPhoto } from "../../photo/file/inspect";
import type { Piece } from "../../photo/file/layout";
import { withoutMetadata } from "../../photo/file/strip";
import { createTurns, type Turns } from "../turns";

// Allowlist: libvips' other loaders (SVG, PDF, TIFF, HEIF, …) stay blocked.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng"] });
sharp.cache(false);
sharp.concurrency(1);

/** Twice the browser's maximum. */
const maxPixels = 8_000_000;

/** Each is a pass over all pixels: cameras make one, progressive encoders ten, libjpeg up to 18. */
const maxScans = 20;

/**
 * Never re-encodes, so an EXIF rotation, which browsers do not send, is refused.
 * @param limits must hold before and after cutting metadata
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

/** Shrink-on-load would skip pixels. */
const average = { fit: "fill", kernel: "linear", fastShrinkOnLoad: false } as const;
const averageSide = 64;

/**
 * Full decode, at a sixth of the cost of `stats()`. JPEG: a missing middle is only a `warning`. PNG: `warning`
 * passes oversized headers and `truncated` may, so check the CRCs.
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

/** A chunk ends with the CRC-32 of type and data. */
function checksumHolds(png: Buffer, { start, end }: Piece): boolean {
  return crc32(png.subarray(start + 4, end - 4)) === png.readUInt32BE(end - 4);
}
