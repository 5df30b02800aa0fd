import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./launch";

/** Nobody's number on most systems; only root can become somebody else. */
export const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** What the image holds, read-only, and one folder that can be written. */
export type Image = { files: string; data: string; remove: () => void };

/** Lays the build out as the Dockerfile does. It belongs to this user and nobody may write it. */
export function layOutImage(): Image {
  const base = mkdtempSync(join(tmpdir(), "image-"));
  chmodSync(base, 0o755);
  const [files, data] = [join(base, "app"), join(base, "data")];
  mkdirSync(data, { mode: 0o700 });
  if (nobody.uid !== undefined) chownSync(data, nobody.uid, nobody.gid);
  execFileSync(process.execPath, [join(root, "deploy/lay-out.mjs"), files]);
  setWritable(files, false);
  const remove = () => {
    setWritable(files, true);
    rmSync(base, { recursive: true, force: true });
  };
  return { files, data, remove };
}

function setWritable(folder: string, writable: boolean): void {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory());
  for (const path of [folder, ...folders.map((entry) => join(entry.parentPath, entry.name))])
    chmodSync(path, writable ? 0o755 : 0o555);
}
