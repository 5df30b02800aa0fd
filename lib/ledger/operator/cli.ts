import { once } from "node:events";
import { createInterface } from "node:readline/promises";
import { databaseClock } from "../clock";
import { createLedger } from "../ledger";
import { defaultRules, timeoutsOf } from "../rules";
import { runOnDatabase, settingOf, UsageError } from "./command-line";
import { runCommand } from "./commands";

/** `npm run ledger`, see `usage` in `commands.ts`. */

/** No command hashes, so the secret is not needed. */
const noSecret = (): never => {
  throw new Error("The command-line tool has no LEDGER_SECRET");
};
const hash = Object.assign(noSecret, { all: noSecret });

await runOnDatabase(
  (db) => {
    const rules = { ...defaultRules, ...timeoutsOf(callTimeoutMs()) };
    const ledger = createLedger({ db, hash, rules, now: databaseClock });
    return runCommand(ledger, process.argv.slice(2), confirm);
  },
  { mayCreate: false },
);

function callTimeoutMs(): number {
  const given = settingOf("KREDIBEL_TIMEOUT_MS") ?? String(defaultRules.callTimeoutMs);
  if (!/^\d+$/.test(given)) throw new UsageError("KREDIBEL_TIMEOUT_MS must be a whole number.");
  return Number(given);
}

/** An input that ends without an answer is a no. */
async function confirm(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ended = once(terminal, "close").then(() => "");
  const answer = await Promise.race([terminal.question(`${question} Type yes: `), ended]);
  terminal.close();
  return answer.trim().toLowerCase() === "yes";
}
