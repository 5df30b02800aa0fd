import type { PhotoFacts } from "./facts";

/** A photo's window. Pixels are width × height as stored; bytes are those of the file itself. Both ends included. */
export type PhotoLimits = {
  minBytes: number;
  maxBytes: number;
  minWidth: number;
  minHeight: number;
};

export type WindowProblem =
  | { code: "photo_empty" }
  /** Not a picture, or a kind that is not taken. */
  | { code: "photo_type" }
  | { code: "photo_damaged" }
  | { code: "photo_pixels"; width: number; height: number; minWidth: number; minHeight: number }
  | { code: "photo_bytes_low"; bytes: number; minBytes: number }
  | { code: "photo_bytes_high"; bytes: number; maxBytes: number };

/** All that can be wrong on the way from camera or file to the server. */
export type PhotoProblem =
  | WindowProblem
  /** One flat colour: a covered lens, most often. */
  | { code: "photo_blank" }
  | { code: "photo_heic" }
  /** More than is opened at all. */
  | { code: "photo_file_large"; bytes: number; maxBytes: number }
  | { code: "photo_many_pixels"; width: number; height: number; maxPixels: number }
  /** Moved, deleted, or still in a cloud. */
  | { code: "photo_unreadable" }
  /** No canvas, or one that scrambles what is drawn against tracking. */
  | { code: "photo_encoding" }
  /** A part of the page did not load. */
  | { code: "page_incomplete" }
  | { code: "photo_trailing_bytes"; bytes: number }
  /** Turning it is not ours to do: the browser sends none. */
  | { code: "photo_sideways" };

export type PhotoResult<Value> = ({ ok: true } & Value) | { ok: false; problem: PhotoProblem };

export const sentTypes = ["image/jpeg", "image/png"] as const;

/** The first problem of measured facts, or `null` inside the window. */
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
