import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brandStyle, type Colour } from "../../brand-colours";
import { brandColour } from "../ops/env";

const folder = join(process.cwd(), ".next/static/chunks");

let sources: string[] | undefined;

/** CSP hashes: React puts no nonce on inlined CSS. */
export function inlinedStyles(): string[] {
  if (sources) return sources;
  const sheets = readdirSync(folder)
    .filter((name) => name.endsWith(".css"))
    .map((name) => readFileSync(join(folder, name), "utf8"));
  const brand = brandCss();
  sources = [...sheets, ...(brand === null ? [] : [brand])]
    .map((css) => createHash("sha256").update(css).digest("base64"))
    .map((hash) => `'sha256-${hash}'`);
  return sources;
}

/** `null`: the colours of the sheet. */
export function brandCss(): string | null {
  const colour = brandColour();
  return colour ? brandStyle(colour.toLowerCase() as Colour) : null;
}
