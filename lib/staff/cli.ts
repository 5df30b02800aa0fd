import { text } from "node:stream/consumers";
import { runOnDatabase } from "../ledger/operator/command-line";
import { runCommand } from "./commands";

/** `npm run staff -- add | password | disable | enable | remove | list`: who may sign in at a branch, see `usage` in `commands.ts`. */
await runOnDatabase((db) => runCommand(db, process.argv.slice(2), () => text(process.stdin)));
