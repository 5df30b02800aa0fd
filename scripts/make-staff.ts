import { accounts, addStaff, staffPassword } from "../e2e/support/accounts";
import { runOnDatabase } from "../lib/ledger/operator/command-line";
import { runCommand } from "../lib/staff/commands";

/** Writes the tests' staff into the database of `DATA_DIR` or `DATABASE_URL`, as an operator would. */
await runOnDatabase(async (db) => {
  const command = (...args: string[]) => runCommand(db, args, async () => staffPassword);
  await addStaff(command);
  return command("disable", accounts.disabled.username);
});
