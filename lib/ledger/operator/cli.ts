import { userInfo } from "node:os";
import { databaseClock } from "../clock";
import { createLedger } from "../ledger";
import { defaultRules, timeoutsOf } from "../rules";
import { runOnDatabase, settingOf } from "./command-line";
import { runCommand } from "./commands";

/** `npm run ledger`, see `usage` in `commands.ts`. */

const callTimeoutMs = Number(settingOf("KREDIBEL_TIMEOUT_MS") ?? defaultRules.callTimeoutMs);
const rules = { ...defaultRules, ...timeoutsOf(callTimeoutMs) };

/** No command hashes, so the secret is not needed. */
const hash = () => {
  throw new Error("The command-line tool has no LEDGER_SECRET");
};

await runOnDatabase((db) => {
  const ledger = createLedger({ db, hash, rules, now: databaseClock });
  return runCommand(ledger, process.argv.slice(2), userInfo().username);
});
