import { record } from "../../../lib/ledger/audit/chain";
import { openDatabase } from "../../../lib/ledger/database/open";

/** Writes to the audit of a database until it is killed, and says so after each row. */
const [databaseUrl = ""] = process.argv.slice(2);
const { db } = await openDatabase({ databaseUrl, dataDir: "unused", maxConnections: 1 });
for (;;) {
  await record(db, "signed_in", { staffId: "ani", branch: "JKT", device: "a test" }, {});
  process.stdout.write(".");
}
