import { readFileSync } from "node:fs";
import { extname } from "node:path";

/** Formats that every browser shows, by the file's ending. */
const types: Record<string, string> = {
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
};

/** A logo is on every page: more than this is a picture. */
const maxLogoBytes = 200_000;

export type Logo = { bytes: Buffer; type: string };

/**
 * Reads the operator's logo.
 * @returns `null` where the file is not there, is too large or is no picture for a browser
 */
export function readLogo(path: string): Logo | null {
  const type = types[extname(path).toLowerCase()];
  if (!type) return null;
  try {
    const bytes = readFileSync(path);
    return bytes.length > 0 && bytes.length <= maxLogoBytes ? { bytes, type } : null;
  } catch {
    return null;
  }
}
