import type { PhotoFacts } from "./facts";

/** Pixels as stored; inclusive. */
export type PhotoLimits = {
  minBytes: number;
  maxBytes: number;
  minWidth: number;
  minHeight: number;
};

export type WindowProblem =
  | { code: "photo_empty" }
  | { code: "photo_type" }
  | { code: "photo_damaged" }
  | { code: "photo_pixels"; width: number; height: number; minWidth: number; minHeight: number }
  | { code: "photo_bytes_low"; bytes: number; minBytes: number }
  | { code: "photo_bytes_high"; bytes: number; maxBytes: number };

export type PhotoProblem =
  | WindowProblem
  | { code: "photo_blank" }
  | { code: "photo_heic" }
  | { code: "photo_file_large"; bytes: number; maxBytes: number }
  | { code: "photo_many_pixels"; width: number; height: number; maxPixels: number }
  /** Moved, deleted, or still in a cloud. */
  | { code: "photo_unreadable" }
  | { code: "photo_encoding" }
  /** A chunk failed to load. */
  | { code: "page_incomplete" }
  | { code: "photo_trailing_bytes"; bytes: number }
  /** EXIF orientation, which Kredibel may ignore. */
  | { code: "photo_sideways" };

export type PhotoResult<Value> = ({ ok: true } & Value) | { ok: false; problem: PhotoProblem };

const sentTypes = ["image/jpeg", "image/png"] as const;

export function photoProblem(facts: PhotoFacts, limits: PhotoLimits): WindowProblem | null {
  if (facts.bytes === 0) return { code: "photo_empty" };
  if (!sentTypes.some((type) => type === facts.type)) return { code: "photo_type" };
  if (facts.width === 0 || facts.height === 0) return { code: "photo_damaged" };
  const { width, height, bytes } = facts;
  const { minWidth, minHeight, minBytes, maxBytes } = limits;
  if (width < minWidth || height < minHeight)
    return { code: "photo_pixels", width, height, minWidth, minHeight };
  if (bytes < minBytes) return { code: "photo_bytes_low", bytes, minBytes };
  if (bytes > maxBytes) return { code: "photo_bytes_high", bytes, maxBytes };
  return null;
}
