import { cpSync, rmSync, writeFileSync } from "node:fs";
import { eventNames } from "../../../lib/ledger/events";
import { runOnDatabase } from "../../../lib/ledger/operator/command-line";
import { addKey } from "../../../lib/sessions/keys";
import { scopeNames } from "../../../lib/sessions/scopes";
import { runCommand } from "../../../lib/staff/commands";
import { addEndpoint } from "../../../lib/webhooks/endpoints";
import { makePast } from "../../branch/make-past";
import { accounts, addStaff, choosePins, staffPassword } from "../accounts";
import { apiKeyFile, dataDir, emptyDataDir, receiver, webhookSecretFile } from "./servers";

/** Makes the database of `DATA_DIR`, with the tests' staff, a key and the attempts of yesterday, as an operator and the ledger would. */
rmSync(dataDir, { recursive: true, force: true });
rmSync(emptyDataDir, { recursive: true, force: true });
await runOnDatabase(async () => "A database.");
// Closed, so that nothing is still to be written.
cpSync(dataDir, emptyDataDir, { recursive: true });
await runOnDatabase(async (db) => {
  const command = (...args: string[]) => runCommand(db, args, async () => staffPassword);
  await addStaff(command);
  await choosePins(db);
  await command("disable", accounts.disabled.username);
  writeFileSync(apiKeyFile, `${await addKey(db, { name: "tests", mode: "live", scopes: scopeNames })}`);
  const { secrets } = await addEndpoint(db, receiver.hook, [...eventNames]);
  writeFileSync(webhookSecretFile, secrets.join());
  return makePast(db);
});
