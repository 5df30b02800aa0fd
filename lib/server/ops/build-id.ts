import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const file = join(process.cwd(), ".next/BUILD_ID");

let id: string | undefined;

/** The build that this process serves, as each of its pages and their headers say it; nothing in development. Read once. */
export function buildId(): string {
  id ??= existsSync(file) ? readFileSync(file, "utf8") : "";
  return id;
}
