import { createHash } from "node:crypto";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "./processes";

const require = createRequire(import.meta.url);

/**
 * A temporary folder outside of the app with these files and packages from npm, finished by `build`. Made once for each
 * recipe, and kept for the next run. No script of a package is run.
 */
export async function workshop(
  name: string,
  files: Record<string, string>,
  packages: readonly string[],
  build: (folder: string) => Promise<void>,
): Promise<string> {
  const recipe = createHash("sha256").update(JSON.stringify([files, packages, build.toString()]));
  const folder = join(tmpdir(), `kredibel-bench-${name}-${recipe.digest("hex").slice(0, 12)}`);
  const finished = join(folder, "finished");
  if (existsSync(finished)) return folder;
  rmSync(folder, { recursive: true, force: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  await install(name, folder, packages);
  await build(folder);
  writeFileSync(finished, "");
  return folder;
}

const install = (name: string, cwd: string, packages: readonly string[]) =>
  run(`installation of ${name}`, {
    command: "npm",
    args: ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", ...packages],
    cwd,
  });

/** The version of a package that the app itself uses. */
export function versionOf(name: string): string {
  return require(`${name}/package.json`).version;
}
