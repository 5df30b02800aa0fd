import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const file = join(process.cwd(), ".next/BUILD_ID");

let id: string | undefined;

/** Empty in development. */
export function buildId(): string {
  id ??= existsSync(file) ? readFileSync(file, "utf8") : "";
  return id;
}
