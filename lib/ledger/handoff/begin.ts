import { randomBytes, randomUUID } from "node:crypto";
import { and, isNull, or } from "drizzle-orm";
import { later } from "../clock";
import type { LedgerContext } from "../rules";
import { handoffs } from "../schema";
import { findHandoff, ofCase, ofWatcher } from "./find";
import { handoffStates } from "./state";

export type Beginning = {
  /** Cookie of an earlier code of this computer. */
  former: string | null;
  applicationId: string | null;
  session: { id: string; ownerHash: string | null } | null;
  ref: string | null;
};

/** `id`: of its row. `code`: 128 bits, base64url; like the cookie only hashes of it are kept. `leftMs`: until it ends. */
export type BegunHandoff = { id: string; code: string; watcher: string; leftMs: number };

/**
 * A new code cancels those before it.
 * @returns null where the phone has the case already
 */
export async function beginHandoff(
  context: LedgerContext,
  beginning: Beginning,
): Promise<BegunHandoff | null> {
  const { hash, now, rules } = context;
  const { former, applicationId, session, ref } = beginning;
  const id = randomUUID();
  const code = randomBytes(16).toString("base64url");
  const watcher = randomBytes(32).toString("base64url");
  return context.db.transaction(async (db) => {
    const inside = { ...context, db };
    const known =
      former === null ? null : await findHandoff(inside, ofWatcher(inside, former), { lock: true });
    if (known && handoffStates[known.state].atPhone) return null;
    const same = or(
      former === null ? undefined : ofWatcher(inside, former),
      ofCase(applicationId, session?.id ?? null),
    );
    if (same)
      await db
        .update(handoffs)
        .set({ end: "cancelled" })
        .where(and(same, isNull(handoffs.end), isNull(handoffs.confirmedAt)));
    await db.insert(handoffs).values({
      id,
      codeHash: hash("handoff_code", code),
      watcherHash: hash("handoff_cookie", watcher),
      applicationId,
      sessionId: session?.id,
      ownerHash: session?.ownerHash,
      ref,
      createdAt: now(),
      expiresAt: later(now(), rules.handoffMs),
    });
    return { id, code, watcher, leftMs: rules.handoffMs };
  });
}
