import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { nextOf, root } from "./launch";

/** For runs that use the build of the last `npm run e2e`. */
export function ensureBuild(): void {
  if (existsSync(join(root, ".next/standalone/server.js"))) return;
  execFileSync(process.execPath, [nextOf(root), "build"], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, BUILD_STANDALONE: "1", NEXT_TELEMETRY_DISABLED: "1" },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureBuild();
