import { runOnDatabase, settingOf } from "../ledger/operator/command-line";
import { runCommand } from "./commands";

/** `npm run api-keys`, see `usage` in `commands.ts`. */
const mode = settingOf("KREDIBEL_SIMULATOR") === "1" ? "test" : "live";

await runOnDatabase((db) => runCommand(db, process.argv.slice(2), mode));
