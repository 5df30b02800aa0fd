import type { Server } from "../../e2e/support/server/launch";
import { wideOpen } from "../../e2e/support/server/servers";
import { issuancePath } from "../../lib/kredibel/wire";
import { startPostgres } from "../../lib/ledger/testing/local-postgres";
import { buildApp, kredibelEnv, ports, startApp, startTool } from "../support/app";

export type SubmitTestbed = {
  ours: Server[];
  bare: Server;
  databaseUrl: string;
  /** Kredibel's delay, 0 at first. */
  slowDown(delayMs: number): Promise<void>;
  stop(): Promise<void>;
};

/** @param instances of ours, on one PostgreSQL */
export async function openSubmitTestbed(instances = 1): Promise<SubmitTestbed> {
  await buildApp();
  const postgres = await startPostgres();
  const startKredibel = (delayMs: number) =>
    startTool("bench/submit/slow-kredibel.ts", ports.simulator, { DELAY_MS: String(delayMs) });
  let kredibel = await startKredibel(0);
  const bare = await startTool("bench/submit/bare-server.ts", ports.bare, {
    KREDIBEL_URL: `${kredibelEnv.KREDIBEL_BASE_URL}${issuancePath}`,
  });
  const full = { CALLS_AT_ONCE: "100", MAX_SUBMISSIONS: "100" };
  const env = { ...wideOpen, ...full, DATABASE_URL: postgres.url, WEBHOOK_ALLOW_PRIVATE: "1" };
  const ours: Server[] = [];
  for (const at of [ports.app, ports.second].slice(0, instances)) ours.push(await startApp(at, env));
  const slowDown = async (delayMs: number) => {
    await kredibel.stop();
    kredibel = await startKredibel(delayMs);
  };
  const stop = async () => {
    for (const server of [...ours, bare, kredibel]) await server.stop();
    await postgres.stop();
  };
  return { ours, bare, databaseUrl: postgres.url, slowDown, stop };
}
