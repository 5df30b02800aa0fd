import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const dayMs = 86_400_000;

/** Beside the files: when each that the build does not need itself was replaced, ISO 8601. */
const list = ".next/kept-static.json";
const folder = ".next/static";

/**
 * Keeps the browser's files of the version that is replaced, for a day from then: pages that are open load what they have
 * not loaded yet. Those that it had kept in turn stay until their own day is over.
 * @param {string} previous the version that runs now, as it was laid out
 * @param {string} target the new version, laid out
 * @returns {number} how many files of earlier builds the new version has
 */
export function keepStatic(previous, target, now = Date.now()) {
  const before = readList(previous);
  const own = new Set(filesUnder(target));
  const kept = {};
  for (const file of filesUnder(previous)) {
    if (own.has(file)) continue;
    const replaced = before[file] ?? new Date(now).toISOString();
    if (now - Date.parse(replaced) >= dayMs) continue;
    cpSync(join(previous, folder, file), join(target, folder, file));
    kept[file] = replaced;
  }
  if (existsSync(dirname(join(target, list)))) writeFileSync(join(target, list), JSON.stringify(kept));
  return Object.keys(kept).length;
}

/** @returns {Record<string, string>} */
const readList = (version) => {
  const file = join(version, list);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
};

/** @returns {string[]} */
function filesUnder(version) {
  const root = join(version, folder);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}
