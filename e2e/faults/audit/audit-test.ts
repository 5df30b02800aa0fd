import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { verify } from "../../../lib/ledger/audit/chain";
import { openDatabase } from "../../../lib/ledger/database/open";
import { startPostgres } from "../../../lib/ledger/testing/local-postgres";

/**
 * `npm run audit-test`: fifty processes that write to one audit each get SIGKILL; the chain has to be whole, with every row that
 * one of them told of.
 */
const writers = 10;
const rounds = 5;
const kills = writers * rounds;

/** @returns how many rows it told of before it was killed */
async function writeUntilKilled(url: string, rows: number): Promise<number> {
  const file = join(import.meta.dirname, "writer.ts");
  const writer = spawn(process.execPath, ["--import", "tsx", file, url], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let told = 0;
  writer.stdout.on("data", (dots: Buffer) => {
    told += dots.length;
    if (told >= rows) writer.kill("SIGKILL");
  });
  const [code, signal] = await once(writer, "close");
  if (signal !== "SIGKILL") throw new Error(`A writer ended by itself, with ${code ?? signal}.`);
  return told;
}

const postgres = await startPostgres();
const { db, close } = await openDatabase({
  databaseUrl: postgres.url,
  dataDir: "unused",
  maxConnections: 1,
});
try {
  let told = 0;
  for (let round = 0; round < rounds; round++) {
    const all = Array.from({ length: writers }, (_, n) => writeUntilKilled(postgres.url, 1 + (n % 7)));
    for (const count of await Promise.all(all)) told += count;
  }
  const verdict = await verify(db);
  const found = verdict.ok ? `${verdict.count} in the chain` : `row ${verdict.seq} is ${verdict.why}`;
  // Killed between its commit and its telling, each may have written one more.
  const whole = verdict.ok && told >= kills && verdict.count >= told && verdict.count <= told + kills;
  process.stdout.write(`${kills} kills, ${told} rows told of, ${found}: ${whole ? "whole" : "FAILED"}\n`);
  process.exitCode = whole ? 0 : 1;
} finally {
  await close();
  await postgres.stop();
}
