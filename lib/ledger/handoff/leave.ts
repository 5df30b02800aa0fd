import { eq } from "drizzle-orm";
import type { LedgerContext } from "../rules";
import { applications, handoffs, sessions } from "../schema";
import { findHandoff, ofWatcher } from "./find";
import { type HandoffState, handoffStates } from "./state";

type Leaving = {
  watcher: string;
  /** Only a code that no phone has taken up. */
  unlessAtPhone?: boolean;
};

/**
 * The computer goes on by itself, unless the phone is sending. What a final verdict has decided stays at the phone.
 * @returns the state that it leaves, or the one that it cannot leave: `atPhone`
 */
export async function leaveHandoff(
  context: LedgerContext,
  { watcher, unlessAtPhone = false }: Leaving,
): Promise<{ left: boolean; state: HandoffState } | null> {
  const { now } = context;
  return context.db.transaction(async (db) => {
    const inside = { ...context, db };
    const which = ofWatcher(inside, watcher);
    const seen = await findHandoff(inside, which, { lock: true });
    if (!seen) return null;
    const { phoneApplicationId: moved, sessionId, ownerHash, id } = seen.row;
    // The phone may be claiming: what it has sent is known once its application is locked.
    if (moved)
      await db
        .select({ id: applications.id })
        .from(applications)
        .where(eq(applications.id, moved))
        .for("no key update");
    const { state, decided } = moved ? ((await findHandoff(inside, which)) ?? seen) : seen;
    const { atPhone, endsAs } = handoffStates[state];
    if (atPhone && (unlessAtPhone || endsAs === null)) return { left: false, state };
    if (endsAs === null) return { left: true, state };
    await db.update(handoffs).set({ end: endsAs }).where(eq(handoffs.id, id));
    if (endsAs === "taken_back" && !decided) {
      if (moved)
        await db
          .update(applications)
          .set({ movedAt: now(), draftKey: null })
          .where(eq(applications.id, moved));
      if (sessionId) await db.update(sessions).set({ ownerHash }).where(eq(sessions.id, sessionId));
    }
    return { left: true, state };
  });
}
