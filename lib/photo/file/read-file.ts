import type { PhotoLimits, PhotoProblem, PhotoResult } from "../check";
import { type Crop, cropForFile, longestSide } from "../crop";
import type { PhotoFacts } from "../facts";
import { drawSample, type Sample } from "../quality/sample";
import { readPhoto } from "./inspect";
import { readSvg } from "./read-svg";

/** What is opened at all. Above it a phone's page would freeze or be killed. */
export const fileLimits = { maxBytes: 25_000_000, maxPixels: 50_000_000 };

/** A picture ready to be encoded, the part of it to keep, and what reads that part small, to be measured. */
export type OpenedPhoto = { bitmap: ImageBitmap; crop: Crop; sample: () => Sample };

/**
 * Opens a person's file as an upright picture ready to be encoded: its limits are checked from its header before
 * anything is decoded, its EXIF orientation is obeyed, and a large one is made smaller while it is decoded.
 * @returns the bitmap (close it, or give it to `encodeBitmap`) and the part of it to keep
 */
export async function readPhotoFile(file: Blob, limits: PhotoLimits): Promise<PhotoResult<OpenedPhoto>> {
  if (file.size > fileLimits.maxBytes)
    return refused({ code: "photo_file_large", bytes: file.size, maxBytes: fileLimits.maxBytes });
  const bytes = await file
    .arrayBuffer()
    .then((buffer) => new Uint8Array(buffer))
    .catch(() => null);
  if (!bytes) return refused({ code: "photo_unreadable" });
  const { facts, orientation } = readPhoto(bytes);
  const problem = fileProblem(facts);
  if (problem) return refused(problem);

  const upright = uprightSize(facts, orientation);
  const { minWidth, minHeight } = limits;
  const isDrawing = facts.type === "image/svg+xml";
  if (!isDrawing && upright.width > 0 && (upright.width < minWidth || upright.height < minHeight))
    return refused({ code: "photo_pixels", ...upright, minWidth, minHeight });

  // The bytes already read, not the file: they cannot change, and the type is the one they show.
  const blob = new Blob([bytes], { type: facts.type });
  const bitmap = isDrawing ? await readSvg(bytes, limits) : await decode(blob, upright, limits);
  if (!bitmap) return refused({ code: facts.type === "image/heic" ? "photo_heic" : "photo_damaged" });
  const crop = cropForFile(limits, bitmap.width, bitmap.height);
  return { ok: true, bitmap, crop, sample: drawSample(bitmap, crop) };
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
function uprightSize({ width, height }: PhotoFacts, orientation: number) {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

/** `null` where the browser cannot decode it. */
async function decode(
  blob: Blob,
  upright: { width: number; height: number },
  limits: PhotoLimits,
): Promise<ImageBitmap | null> {
  const kept = cropForFile(limits, upright.width, upright.height);
  const scale = Math.min(1, longestSide / Math.max(kept.width, kept.height));
  // One side alone, the longer: only a JPEG tells us that it lies on its side, and the browser keeps the proportions of all.
  const [side, length]: ["resizeWidth" | "resizeHeight", number] =
    upright.width > upright.height ? ["resizeWidth", upright.width] : ["resizeHeight", upright.height];
  const resized: ImageBitmapOptions =
    length > 0 && scale < 1 ? { [side]: Math.ceil(length * scale), resizeQuality: "high" } : {};
  try {
    // Upright without being asked: Safari before 17.2 and Chrome before 112 refuse the word for it.
    return await createImageBitmap(blob, resized);
  } catch {
    return null;
  }
}

const refused = (problem: PhotoProblem) => ({ ok: false, problem }) as const;
