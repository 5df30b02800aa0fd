import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";

/** Shorter ones could stand elsewhere too. */
const shortestName = 12;

/** Keeps the beginning: the first two letters of an action's name say what its arguments are. */
const renamed = (name: string) => name.slice(0, -1) + (name.endsWith("0") ? "1" : "0");

/**
 * Makes laid-out files those of another build: its id, each script and style and, without the shared key, each server
 * action get other names wherever they are named.
 * @returns how many files and how many actions have other names
 */
export function renameBuild(files: string, { sharedKey }: { sharedKey: boolean }) {
  const next = join(files, ".next");
  const stems = readdirSync(join(next, "static/chunks")).map((name) => basename(name, extname(name)));
  const actions = sharedKey ? [] : actionsOf(join(next, "server/server-reference-manifest.json"));
  const names = [readFileSync(join(next, "BUILD_ID"), "utf8"), ...stems, ...actions];
  const all = [...names, ...names.map(renamed)];
  if (new Set(all).size < all.length) throw new Error("Two files would have one name.");
  if (names.some((name) => name.length < shortestName)) throw new Error("A name is too short to be found.");
  const any = new RegExp(names.map((name) => name.replace(/[-/\\^$*+?.()|[\]{}]/g, "\\$&")).join("|"), "g");
  const other = (text: string) => text.replace(any, renamed);
  const found = readdirSync(next, { recursive: true, withFileTypes: true }).filter(
    ({ parentPath }) => !parentPath.includes("node_modules"),
  );
  for (const entry of found.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, "latin1");
    const changed = other(text);
    if (changed !== text) writeFileSync(path, changed, "latin1");
  }
  // The deepest first, so that each path is still the one that was found.
  for (const { parentPath, name } of found.reverse())
    if (other(name) !== name) renameSync(join(parentPath, name), join(parentPath, other(name)));
  return { files: stems.length, actions: actions.length };
}

function actionsOf(manifest: string): string[] {
  const { node }: { node: Record<string, unknown> } = JSON.parse(readFileSync(manifest, "utf8"));
  return Object.keys(node);
}
