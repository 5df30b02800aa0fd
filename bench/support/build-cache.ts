import { createHash } from "node:crypto";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "./processes";

const require = createRequire(import.meta.url);

/** A folder outside of the app, made once a recipe and kept. Runs no script of a package. */
export async function buildOnce(
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

/** As the app has it. */
export function versionOf(name: string): string {
  return require(`${name}/package.json`).version;
}
