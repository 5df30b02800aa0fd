import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { keepStatic } from "./keep-static.mjs";

/**
 * `node deploy/lay-out.mjs <target> [<previous>]`: the files of the image, from a build made with BUILD_STANDALONE=1, and
 * those of the version before that open pages may still ask for. The Dockerfile, the demo and the tests that start the
 * server as the image does come here.
 */
const [target, previous] = process.argv.slice(2);
if (!target) throw new Error("Where to?");
const root = fileURLToPath(new URL("../", import.meta.url));

const parts = {
  ".next/standalone": ".",
  ".next/static": ".next/static",
  public: "public",
  "lib/ledger/migrations": "lib/ledger/migrations",
  "lib/server/ops/json-lines.mjs": "json-lines.mjs",
};

/** Next copies `.env` files beside its server, and whatever it traced. */
const secret = /^(\.env(\..*)?|\.data|secrets|backups|brand)$/;

for (const [from, to] of Object.entries(parts))
  if (existsSync(join(root, from)))
    cpSync(join(root, from), join(target, to), {
      recursive: true,
      filter: (path) => !secret.test(basename(path)) || path.includes("node_modules"),
    });

// Before Next says its first word.
const entry = join(target, "server.js");
const keep = 'import { keepToJsonLines } from "./json-lines.mjs";\nkeepToJsonLines();\n';
writeFileSync(entry, keep + readFileSync(entry, "utf8"));
if (previous) process.stdout.write(`Files kept of earlier builds: ${keepStatic(previous, target)}\n`);
