import { databaseClock } from "../clock";
import { openDatabase } from "../database/open";
import { createKeyedHash } from "../fingerprint";
import { createLedger } from "../ledger";
import { defaultRules } from "../rules";
import { claimed, claimOf, openCase } from "./cases";

/** A process of its own: opens the embedded database, commits one `sent`, says so, and waits to be stopped or killed. */
const [dataDir = ""] = process.argv.slice(2);
const { db } = await openDatabase({ dataDir });
const ledger = createLedger({
  db,
  hash: createKeyedHash("secret"),
  rules: defaultRules,
  now: databaseClock,
});
const claim = claimOf(ledger, await openCase(ledger));
await ledger.markSent(await claimed(ledger, claim));
// As Next does, once nothing is in flight.
process.once("SIGTERM", () => process.exit(143));
process.stdout.write(`${JSON.stringify(claim)}\n`);
setInterval(() => {}, 60_000);
