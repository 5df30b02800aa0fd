import { randomUUID } from "node:crypto";
import type { Database } from "../../ledger/database/database";
import { after } from "../../ledger/rules";
import { type SessionRow, sessions } from "../../ledger/schema";

/** Opened at `at`, for an hour. */
export async function insertSession(
  db: Database,
  at: Date,
  changes: Partial<SessionRow> = {},
): Promise<SessionRow> {
  const { status, ...columns } = changes;
  const [row] = await db
    .insert(sessions)
    .values({
      ...{ id: randomUUID(), mode: "test", realm: "shop", keyName: "shop", locale: "id" },
      ...{ tokenHash: randomUUID(), createdAt: at, openedAt: at, expiresAt: after(at, 3_600_000) },
      ...columns,
    })
    .returning();
  if (!row) throw new Error("no session");
  return row;
}
