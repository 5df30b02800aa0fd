import { cpSync, rmSync } from "node:fs";
import { runOnDatabase } from "../../../lib/ledger/operator/command-line";
import { runCommand } from "../../../lib/staff/commands";
import { makePast } from "../../branch/make-past";
import { accounts, addStaff, staffPassword } from "../accounts";
import { dataDir, emptyDataDir } from "../servers";

/** Makes the database of `DATA_DIR`, with the tests' staff and the attempts of yesterday, as an operator and the ledger would. */
rmSync(dataDir, { recursive: true, force: true });
rmSync(emptyDataDir, { recursive: true, force: true });
await runOnDatabase(async () => "A database.");
// Closed, so that nothing is still to be written.
cpSync(dataDir, emptyDataDir, { recursive: true });
await runOnDatabase(async (db) => {
  const command = (...args: string[]) => runCommand(db, args, async () => staffPassword);
  await addStaff(command);
  await command("disable", accounts.disabled.username);
  return makePast(db);
});
