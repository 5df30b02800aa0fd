import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "./ops/env";

/** `former`: null once its time is over. */
export type Secrets = { current: string; former: () => string | null };

export function secretsOf(settings: Settings, now: () => number = Date.now): Secrets {
  const { LEDGER_SECRET, LEDGER_SECRET_PREVIOUS, LEDGER_SECRET_PREVIOUS_UNTIL, DATA_DIR } = settings;
  const until = LEDGER_SECRET_PREVIOUS_UNTIL ?? 0;
  return {
    current: LEDGER_SECRET ?? keptSecret(DATA_DIR),
    former: () => (now() < until && LEDGER_SECRET_PREVIOUS) || null,
  };
}

export const readable = ({ current, former }: Secrets): string[] =>
  [current, former()].filter((secret) => secret !== null);

/** For the simulator. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, "ledger-secret");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(32).toString("hex"), { flag: "wx", mode: 0o600 });
  } catch {
    // Kept already.
  }
  return readFileSync(file, "utf8");
}
