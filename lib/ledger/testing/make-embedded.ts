import { openDatabase } from "../database/open";

/** A process of its own: makes an embedded database in a folder. */
const [dataDir = ""] = process.argv.slice(2);
await (await openDatabase({ dataDir })).close();
