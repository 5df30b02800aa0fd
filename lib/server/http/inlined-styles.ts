import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where Next keeps the style sheets of a build, which it writes into each page (`inlineCss` in `next.config.mjs`). */
const folder = join(process.cwd(), ".next/static/chunks");

let sources: string[] | undefined;

/** The build's style sheets as a policy names them, by hash: React writes no nonce on those that Next hands it. Read once. */
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
