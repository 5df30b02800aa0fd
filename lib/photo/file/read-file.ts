import type { PhotoLimits, PhotoProblem, PhotoResult } from "../check";
import { type Crop, cropForFile, longestSide } from "../crop";
import type { PhotoFacts } from "../facts";
import { drawSample, type Sample } from "../quality/sample";
import { patience, within } from "../within";
import { decode, drawBitmap, isCutOff } from "./decode";
import { type LenientPhoto, readLeniently } from "./lenient";
import { readSvg } from "./read-svg";

/** What is opened at all. Above it a phone's page would freeze or be killed. */
export const fileLimits = { maxBytes: 25_000_000, maxPixels: 64_000_000 };

/** A picture ready to be encoded, the part of it to keep, and what reads that part small, to be measured. */
export type OpenedPhoto = { bitmap: ImageBitmap; crop: Crop; sample: () => Sample };

type Size = { width: number; height: number };

/**
 * Opens a person's file as an upright picture ready to be encoded, as leniently as the browser: its limits are checked
 * from its header before anything is decoded, and a large one is made smaller while it is decoded.
 * @returns the bitmap (close it, or give it to `encodeBitmap`) and the part of it to keep
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

/** A file in a cloud may never come. */
function bytesOf(file: Blob): Promise<Uint8Array<ArrayBuffer> | null> {
  return within(patience, file.arrayBuffer())
    .catch(() => within(patience, new Response(file).arrayBuffer()))
    .then((buffer) => new Uint8Array(buffer))
    .catch(() => null);
}

/** What can be said of a file before it is decoded. */
export function fileProblem({ type, width, height, bytes }: PhotoFacts): PhotoProblem | null {
  const { maxPixels } = fileLimits;
  if (bytes === 0) return { code: "photo_empty" };
  if (type === "unknown" || type === "image/gif") return { code: "photo_type" };
  if (type !== "image/svg+xml" && width * height > maxPixels)
    return { code: "photo_many_pixels", width, height, maxPixels };
  const statesItsSize = type !== "image/svg+xml" && type !== "image/heic";
  return statesItsSize && (width === 0 || height === 0) ? { code: "photo_damaged" } : null;
}

/** Pixels as seen: EXIF orientations 5–8 lie on their side. */
function uprightSize({ facts: { width, height }, orientation }: LenientPhoto): Size {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

/** The picture upright; `null` where the browser cannot decode it, or not all of it. */
async function open(
  bytes: Uint8Array<ArrayBuffer>,
  photo: LenientPhoto,
  limits: PhotoLimits,
): Promise<ImageBitmap | null> {
  const { facts, orientation, end } = photo;
  // All engines obey the EXIF of a JPEG, some that of other kinds: those are decoded without it, and turned here.
  const obeyed = facts.type === "image/jpeg" ? orientation : 1;
  const shown = obeyed === orientation ? uprightSize(photo) : facts;
  // The bytes already read, not the file: they cannot change, and the type is the one they show.
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

/** What is decoded: a JPEG with its end marker, another kind without its orientation. */
function partsOf(bytes: Uint8Array<ArrayBuffer>, { facts, exif, end }: LenientPhoto): BlobPart[] {
  switch (facts.type) {
    case "image/jpeg":
      return end ? [bytes.subarray(0, end.start), Uint8Array.of(0xff, 0xd9)] : [bytes];
    case "image/png":
      return exif ? [bytes.subarray(0, exif.start - 8), bytes.subarray(exif.end + 4)] : [bytes];
    default:
      if (exif) bytes.fill(0, exif.start, exif.start + 2); // its byte order, without which nobody reads on
      return [bytes];
  }
}

/** One side alone, the longer as shown, so that the browser keeps the proportions; none where nothing is made smaller. */
function sizeFor(upright: Size, shown: Size, limits: PhotoLimits): ImageBitmapOptions {
  const kept = cropForFile(limits, upright.width, upright.height);
  const scale = Math.min(1, longestSide / Math.max(kept.width, kept.height));
  const length = Math.max(shown.width, shown.height);
  if (length === 0 || scale === 1) return {};
  const side = shown.width > shown.height ? "resizeWidth" : "resizeHeight";
  return { [side]: Math.ceil(length * scale), resizeQuality: "high" };
}

const refused = (problem: PhotoProblem) => ({ ok: false, problem }) as const;
