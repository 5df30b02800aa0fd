import { readFileSync } from "node:fs";
import { extname } from "node:path";

const types: Record<string, string> = {
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
};

const maxLogoBytes = 200_000;

export type Logo = { bytes: Buffer; type: string };

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
