import { runOnDatabase, settingOf } from "../ledger/operator/command-line";
import { runCommand } from "./commands";

/** `npm run webhooks`, see `usage` in `commands.ts`. */
const allowPrivate = settingOf("WEBHOOK_ALLOW_PRIVATE") === "1";

await runOnDatabase((db) => runCommand(db, process.argv.slice(2), { allowPrivate }));
