import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./launch";

/** Nobody's number on most systems; only root can become somebody else. */
export const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** What the image holds, read-only, and one folder that can be written. */
export type Image = { files: string; data: string; remove: () => void };

/**
 * The files are those of all images of this process; the data are its own.
 * @param change what is done to files laid out for this image alone
 */
export function layOutImage(change?: (files: string) => void): Image {
  if (!change) laidOut ??= layOutFiles();
  const files = change ? layOutFiles(change) : (laidOut as string);
  const base = openFolder("data-");
  const data = join(base, "data");
  mkdirSync(data, { mode: 0o700 });
  if (nobody.uid !== undefined) chownSync(data, nobody.uid, nobody.gid);
  return { files, data, remove: () => rmSync(base, { recursive: true, force: true }) };
}

let laidOut: string | undefined;

/** Lays the build out as the Dockerfile does. It belongs to this user, nobody may write it, and it goes with the process. */
function layOutFiles(change: (files: string) => void = () => {}): string {
  const base = openFolder("image-");
  const files = join(base, "app");
  execFileSync(process.execPath, [join(root, "deploy/lay-out.mjs"), files]);
  change(files);
  setWritable(files, false);
  process.on("exit", () => {
    setWritable(files, true);
    rmSync(base, { recursive: true, force: true });
  });
  return files;
}

function openFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o755);
  return folder;
}

function setWritable(folder: string, writable: boolean): void {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory());
  for (const path of [folder, ...folders.map((entry) => join(entry.parentPath, entry.name))])
    chmodSync(path, writable ? 0o755 : 0o555);
}
