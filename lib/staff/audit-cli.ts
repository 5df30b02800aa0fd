import { runCommand } from "../ledger/audit/commands";
import { runOnDatabase } from "../ledger/operator/command-line";
import { listStaff } from "./people";

/** `npm run audit`, see `usage` in `lib/ledger/audit/commands.ts`. */
await runOnDatabase((db) => runCommand(db, process.argv.slice(2), () => listStaff(db)), { mayCreate: false });
