import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../e2e/support/server/launch";

/** What the bench builds and downloads; git-ignored, and safe to delete. */
export const cache = join(import.meta.dirname, "../.cache");

export type Environment = Record<string, string>;
type Command = { command: string; args: string[]; cwd?: string; env?: Environment };

/** To its end. @throws where it fails, naming its log */
export async function run(name: string, { command, args, cwd = root, env }: Command): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const log = join(cache, `${name.replaceAll(/\W+/g, "-")}.log`);
  const file = openSync(log, "w");
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env },
    stdio: ["ignore", file, file],
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${name} ended with ${code}: see ${log}`);
}
