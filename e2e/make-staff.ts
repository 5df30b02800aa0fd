import { runOnDatabase } from "../lib/ledger/command-line";
import { runCommand } from "../lib/staff/commands";
import { accounts, staffPassword } from "./accounts";

/** Writes the tests' staff into the database of `DATA_DIR` or `DATABASE_URL`, as an operator would. */
await runOnDatabase(async (db) => {
  const command = (...args: string[]) => runCommand(db, args, async () => staffPassword);
  for (const { name, branch, role, username } of Object.values(accounts))
    await command(
      "add",
      name,
      "--branch",
      branch,
      "--role",
      role,
      "--username",
      username,
      "--password-stdin",
    );
  return command("disable", accounts.disabled.username);
});
