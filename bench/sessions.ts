import { sessions as table } from "../lib/ledger/schema";
import type { openScale } from "../lib/ledger/testing/scale";
import { sessionOperations } from "../lib/sessions/testing/scale";
import { flatRows } from "./support/flat";
import type { Row } from "./support/table";

/** What a million sessions cost each call of another system. */
export const sessions = (): Promise<Row[]> =>
  flatRows("1,000,000 sessions", sessionOperations, 200, retention);

/** Two days of ninety. */
async function retention({ db, ledger }: Awaited<ReturnType<typeof openScale>>): Promise<Row[]> {
  const before = await db.$count(table);
  const began = performance.now();
  const purged = await ledger.purge({ retentionDays: 88, consentRetentionDays: 88 });
  const ms = performance.now() - began;
  const removed = before - (await db.$count(table));
  if (removed < 1_000 || purged.attempts < 1_000) throw new Error(`Retention removed ${removed} sessions.`);
  return [
    {
      what: `1,000,000 sessions: retention, each 1,000 of ${removed} sessions and ${purged.attempts} attempts`,
      unit: "ms",
      ours: (1_000 * ms) / (removed + purged.attempts),
    },
  ];
}
