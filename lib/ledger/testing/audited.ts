import { listAudit } from "../audit/chain";
import type { Database } from "../database/database";

/** What the audit holds of some work, oldest first; without the hashes, in which any three letters may stand. */
export async function audited(db: Database, work: () => Promise<unknown>) {
  const [last] = await listAudit(db, {}, 1);
  await work();
  const rows = await listAudit(db, {}, 100);
  const written = rows.filter(({ seq }) => seq > (last?.seq ?? 0)).reverse();
  return written.map(({ hash: _, ...row }) => row);
}
