import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { openDatabase } from "../database/open";

/** A process of its own: makes an embedded database in `folder/data`, and what `folder/dump` needs to be one in memory. */
const [folder = ""] = process.argv.slice(2);
const { db, close } = await openDatabase({ dataDir: join(folder, "data") });
const { $client } = db as typeof db & { $client: PGlite };
const dump = await $client.dumpDataDir("none");
writeFileSync(join(folder, "dump"), Buffer.from(await dump.arrayBuffer()));
await close();
