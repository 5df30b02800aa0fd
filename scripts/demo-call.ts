import { runOnDatabase } from "../lib/ledger/operator/command-line";
import { demoCall } from "../lib/sessions/demo-call";

/** For `demo.mjs`, before the app has the embedded database open. */
await runOnDatabase((db) => demoCall(db, `${process.argv[2]}`));
