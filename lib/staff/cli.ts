import { text } from "node:stream/consumers";
import { runOnDatabase } from "../ledger/operator/command-line";
import { runCommand } from "./commands";

/** `npm run staff`, see `usage` in `commands.ts`. */
await runOnDatabase((db) => runCommand(db, process.argv.slice(2), () => text(process.stdin)));
