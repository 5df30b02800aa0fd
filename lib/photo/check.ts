import type { PhotoFacts } from "./facts";

/** A photo's window. Pixels are width × height as stored; bytes are those of the file itself. Both ends included. */
export type PhotoLimits = {
  minBytes: number;
  maxBytes: number;
  minWidth: number;
  minHeight: number;
};

/** Outside the window, with what was measured and what is needed. */
export type WindowProblem =
  | { code: "photo_empty" }
  /** Not a picture at all, or a kind that is not taken (PDF, GIF, HTML, …). */
  | { code: "photo_type" }
  /** Starts like a picture but cannot be decoded: truncated or corrupt. */
  | { code: "photo_damaged" }
  | { code: "photo_pixels"; width: number; height: number; minWidth: number; minHeight: number }
  | { code: "photo_bytes_low"; bytes: number; minBytes: number }
  | { code: "photo_bytes_high"; bytes: number; maxBytes: number };

/** All that can be wrong with a photo on its way from camera or file to the server. A person can mend each of these. */
export type PhotoProblem =
  | WindowProblem
  /** One flat colour, black most often: a covered lens, or a camera that sends nothing. */
  | { code: "photo_blank" }
  /** HEIC, and this browser cannot decode it. */
  | { code: "photo_heic" }
  /** A file beyond what is opened at all, whatever it would become after encoding. */
  | { code: "photo_file_large"; bytes: number; maxBytes: number }
  | { code: "photo_many_pixels"; width: number; height: number; maxPixels: number }
  /** The browser could not hand over the file: moved, deleted, or still in a cloud. */
  | { code: "photo_unreadable" }
  /** The browser could not make a JPEG, or scrambles what is drawn as a protection against tracking. */
  | { code: "photo_encoding" }
  /** What takes it, or opens it, has not been loaded: the connection broke. */
  | { code: "page_incomplete" }
  /** Something follows the picture's own end. */
  | { code: "photo_trailing_bytes"; bytes: number }
  /** EXIF says that it must be turned, which Kredibel may not do: ours are always upright as stored. */
  | { code: "photo_sideways" };

/** What was made, or why the person has to do something first. */
export type PhotoResult<Value> = ({ ok: true } & Value) | { ok: false; problem: PhotoProblem };

/** The types that leave the browser and that the server takes. */
export const sentTypes = ["image/jpeg", "image/png"] as const;

/**
 * Judges measured facts against a window.
 * @param facts what `inspectPhoto` found
 * @param limits the window, from `lib/kredibel/constraints`
 * @returns the first problem, or `null` for a photo inside the window
 */
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
