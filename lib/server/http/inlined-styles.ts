import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(process.cwd(), ".next/static/chunks");

let sources: string[] | undefined;

/** CSP hashes: React puts no nonce on inlined CSS. */
export function inlinedStyles(): string[] {
  sources ??= readdirSync(folder)
    .filter((name) => name.endsWith(".css"))
    .map((name) =>
      createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("base64"),
    )
    .map((hash) => `'sha256-${hash}'`);
  return sources;
}
