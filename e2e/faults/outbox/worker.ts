import { setTimeout as sleep } from "node:timers/promises";
import { databaseClock } from "../../../lib/ledger/clock";
import { openDatabase } from "../../../lib/ledger/database/open";
import { createKeyedHash } from "../../../lib/ledger/fingerprint";
import { createLedger } from "../../../lib/ledger/ledger";
import { defaultRules } from "../../../lib/ledger/rules";
import { createLog } from "../../../lib/server/ops/log";
import { createMetrics } from "../../../lib/server/ops/metrics";
import { startWebhooks } from "../../../lib/server/webhooks";
import { createSessions } from "../../../lib/sessions/sessions";
import { livePerson } from "./person";

/**
 * An instance without pages: people whose attempts end, and the outbox as the app drains it. Says each end once it is
 * committed, as a line of JSON. `FIRST`: the serial of its first person; without one it only drains.
 */
const { DATABASE_URL = "", FIRST } = process.env;
const atOnce = 3;
const secret = "a secret of the fault test only, long enough";

const { db } = await openDatabase({ databaseUrl: DATABASE_URL, dataDir: "unused" });
const rules = { ...defaultRules, calls: { count: 1_000_000, windowMs: 3_600_000 } };
const context = { db, hash: createKeyedHash(secret), rules, now: databaseClock };
const ledger = createLedger(context);
const sessions = createSessions({ ...context, ledger, mode: "test", secrets: () => [secret] });

await ledger.endLeftBehind();
startWebhooks({
  db,
  settings: { WEBHOOK_ALLOW_PRIVATE: true },
  metrics: createMetrics(),
  log: createLog((line) => process.stderr.write(`${line}\n`), "error"),
});
say("ready");
if (FIRST === undefined) await sleep(2 ** 31 - 1);
let serial = Number(FIRST);
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    for (;;) await livePerson({ ledger, sessions }, serial++, (end) => say(JSON.stringify(end)));
  }),
);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
