import type { PhotoLimits, PhotoProblem, PhotoResult } from "../check";
import { type Crop, cropForFile, longestSide } from "../crop";
import type { PhotoFacts } from "../facts";
import { drawSample, type Sample } from "../quality/sample";
import { patience, within } from "../within";
import { decode, drawBitmap, isCutOff } from "./decode";
import { type LenientPhoto, readLeniently } from "./lenient";
import { readSvg } from "./read-svg";

/** Beyond it a phone's page freezes. */
export const fileLimits = { maxBytes: 25_000_000, maxPixels: 64_000_000 };

export type OpenedPhoto = { bitmap: ImageBitmap; crop: Crop; sample: () => Sample };

type Size = { width: number; height: number };

/**
 * Checks limits before decoding.
 * @returns a bitmap to close or pass to `encodeBitmap`
 */
export async function readPhotoFile(file: Blob, limits: PhotoLimits): Promise<PhotoResult<OpenedPhoto>> {
  if (file.size > fileLimits.maxBytes)
    return refused({ code: "photo_file_large", bytes: file.size, maxBytes: fileLimits.maxBytes });
  const bytes = await bytesOf(file);
  if (!bytes) return refused({ code: "photo_unreadable" });
  const photo = readLeniently(bytes);
  const { type } = photo.facts;
  const problem = fileProblem(photo.facts);
  if (problem) return refused(problem);

  const upright = uprightSize(photo);
  const { minWidth, minHeight } = limits;
  const isDrawing = type === "image/svg+xml";
  if (!isDrawing && upright.width > 0 && (upright.width < minWidth || upright.height < minHeight))
    return refused({ code: "photo_pixels", ...upright, minWidth, minHeight });

  const bitmap = isDrawing ? await readSvg(bytes, limits) : await open(bytes, photo, limits);
  if (!bitmap) return refused({ code: type === "image/heic" ? "photo_heic" : "photo_damaged" });
  const crop = cropForFile(limits, bitmap.width, bitmap.height);
  return { ok: true, bitmap, crop, sample: drawSample(bitmap, crop) };
}

/** A cloud file may never arrive. */
function bytesOf(file: Blob): Promise<Uint8Array<ArrayBuffer> | null> {
  return within(patience, file.arrayBuffer())
    .catch(() => within(patience, new Response(file).arrayBuffer()))
    .then((buffer) => new Uint8Array(buffer))
    .catch(() => null);
}

function fileProblem({ type, width, height, bytes }: PhotoFacts): PhotoProblem | null {
  const { maxPixels } = fileLimits;
  if (bytes === 0) return { code: "photo_empty" };
  if (type === "unknown" || type === "image/gif") return { code: "photo_type" };
  if (type !== "image/svg+xml" && width * height > maxPixels)
    return { code: "photo_many_pixels", width, height, maxPixels };
  const statesItsSize = type !== "image/svg+xml" && type !== "image/heic";
  return statesItsSize && (width === 0 || height === 0) ? { code: "photo_damaged" } : null;
}

/** EXIF 5–8 swap the sides. */
function uprightSize({ facts: { width, height }, orientation }: LenientPhoto): Size {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

async function open(
  bytes: Uint8Array<ArrayBuffer>,
  photo: LenientPhoto,
  limits: PhotoLimits,
): Promise<ImageBitmap | null> {
  const { facts, orientation, end } = photo;
  // All engines obey JPEG's EXIF, only some that of other types.
  const obeyed = facts.type === "image/jpeg" ? orientation : 1;
  const shown = obeyed === orientation ? uprightSize(photo) : facts;
  // The file itself may change.
  const blob = new Blob(partsOf(bytes, photo), { type: facts.type });
  const decoded = await decode(blob, sizeFor(uprightSize(photo), shown, limits));
  if (!decoded) return null;
  const { bitmap, isPartial } = decoded;
  const lacksItsEnd = end !== undefined && end.start === end.end;
  const isWhole = !((isPartial || lacksItsEnd) && isCutOff(bitmap, obeyed));
  if (isWhole && obeyed === orientation) return bitmap;
  const turned = isWhole ? drawBitmap(bitmap, bitmap.width, bitmap.height, orientation) : null;
  bitmap.close();
  return turned;
}

function partsOf(bytes: Uint8Array<ArrayBuffer>, { facts, exif, end }: LenientPhoto): BlobPart[] {
  switch (facts.type) {
    case "image/jpeg":
      return end ? [bytes.subarray(0, end.start), Uint8Array.of(0xff, 0xd9)] : [bytes];
    case "image/png":
      return exif ? [bytes.subarray(0, exif.start - 8), bytes.subarray(exif.end + 4)] : [bytes];
    default:
      if (exif) bytes.fill(0, exif.start, exif.start + 2); // invalidates the TIFF
      return [bytes];
  }
}

/** One side, to keep the proportions. */
function sizeFor(upright: Size, shown: Size, limits: PhotoLimits): ImageBitmapOptions {
  const kept = cropForFile(limits, upright.width, upright.height);
  const scale = Math.min(1, longestSide / Math.max(kept.width, kept.height));
  const length = Math.max(shown.width, shown.height);
  if (length === 0 || scale === 1) return {};
  const side = shown.width > shown.height ? "resizeWidth" : "resizeHeight";
  return { [side]: Math.ceil(length * scale), resizeQuality: "high" };
}

const refused = (problem: PhotoProblem) => ({ ok: false, problem }) as const;
