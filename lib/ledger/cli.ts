import { readFileSync } from "node:fs";
import { userInfo } from "node:os";
import { runCommand, UsageError } from "./commands";
import { openDatabase } from "./database";
import { createLedger } from "./ledger";
import { AlreadyOpen } from "./process-lock";
import { defaultRules } from "./rules";

/** `npm run ledger -- list | show | resolve`: the operator's look at the ledger, see `usage` in `commands.ts`. */

const { DATABASE_URL, DATABASE_URL_FILE, DATA_DIR, KREDIBEL_TIMEOUT_MS } = process.env;
const databaseUrl = DATABASE_URL_FILE ? readFileSync(DATABASE_URL_FILE, "utf8").trim() : DATABASE_URL;
const rules = { ...defaultRules, callTimeoutMs: Number(KREDIBEL_TIMEOUT_MS || defaultRules.callTimeoutMs) };

/** No command hashes anything, so none needs the secret. */
const hash = () => {
  throw new Error("The command-line tool has no LEDGER_SECRET");
};

try {
  const { db, close } = await openDatabase({
    ...(databaseUrl && { databaseUrl }),
    dataDir: DATA_DIR || ".data",
    maxConnections: 1,
  });
  try {
    const ledger = createLedger({ db, hash, rules, now: () => new Date() });
    const said = await runCommand(ledger, process.argv.slice(2), userInfo().username);
    process.stdout.write(`${said}\n`);
  } finally {
    await close();
  }
} catch (error) {
  if (!(error instanceof UsageError || error instanceof AlreadyOpen)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
