import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { StepId } from "../../onboarding/steps";
import type { Database } from "../database/database";
import type { LedgerContext } from "../rules";
import { applications, handoffs } from "../schema";
import { ofPhone } from "./find";

const held = (context: LedgerContext, phone: string) =>
  and(ofPhone(context, phone), isNotNull(handoffs.confirmedAt), isNull(handoffs.end));

/** For the computer to see. */
export async function noteHandoffStep(context: LedgerContext, phone: string, step: StepId): Promise<void> {
  await context.db.update(handoffs).set({ step }).where(held(context, phone));
}

/** Within the transaction that opens it. What was taken back meanwhile sends nothing. */
export async function bindToHandoff(
  context: LedgerContext & { db: Database },
  phone: string,
  applicationId: string,
): Promise<void> {
  const { db, now } = context;
  const [row] = await db.select().from(handoffs).where(held(context, phone)).for("update");
  const idle = row ? row.phoneApplicationId : applicationId;
  if (idle) await db.update(applications).set({ movedAt: now() }).where(eq(applications.id, idle));
  if (!row) return;
  await db
    .update(handoffs)
    .set({ phoneApplicationId: applicationId, step: null })
    .where(eq(handoffs.id, row.id));
}
