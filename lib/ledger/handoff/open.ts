import { randomBytes, randomInt } from "node:crypto";
import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { LedgerContext } from "../rules";
import { handoffs } from "../schema";
import { type FoundHandoff, findHandoff, ofPhone } from "./find";
import type { HandoffState } from "./state";

/**
 * `used`: by another phone. `same_device`: the computer has opened its own code. `unknown`: no such code. `new_phone`: unused, until
 * this browser asks again with the cookie `phone`.
 */
export type OpenedHandoff =
  | { kind: "opened"; found: FoundHandoff }
  | { kind: "new_phone"; phone: string }
  | { kind: Exclude<HandoffState, "waiting"> | "used" | "same_device" | "unknown" };

type Opening = {
  code: string;
  /** Cookies of this browser. */
  phone: string | null;
  watcher: string | null;
};

/** The first browser to open a code owns it; it may open it again. */
export async function openHandoff(
  context: LedgerContext,
  { code, phone, watcher }: Opening,
): Promise<OpenedHandoff> {
  const { db, hash } = context;
  const byCode = inArray(handoffs.codeHash, hash.all("handoff_code", code));
  const found = await findHandoff(context, byCode);
  if (!found) return { kind: "unknown" };
  const { row, state } = found;
  if (watcher !== null && hash.all("handoff_cookie", watcher).includes(row.watcherHash))
    return { kind: "same_device" };
  if (row.phoneHash === null) {
    if (state !== "waiting") return { kind: state };
    // A cookie of another code's is none of this one's.
    if (phone === null || (await isOfAnother(context, phone, row.id)))
      return { kind: "new_phone", phone: randomBytes(32).toString("base64url") };
    await db
      .update(handoffs)
      .set({ phoneHash: hash("handoff_cookie", phone), ...newNumber(null) })
      .where(and(eq(handoffs.id, row.id), isNull(handoffs.phoneHash), isNull(handoffs.end)));
  }
  const after = row.phoneHash === null ? await findHandoff(context, byCode) : found;
  const own = phone !== null && hash.all("handoff_cookie", phone).includes(after?.row.phoneHash ?? "");
  return after && own ? { kind: "opened", found: after } : { kind: after?.row.end ?? "used" };
}

async function isOfAnother(context: LedgerContext, phone: string, id: string): Promise<boolean> {
  const another = and(ofPhone(context, phone), ne(handoffs.id, id));
  const rows = await context.db.select({ id: handoffs.id }).from(handoffs).where(another);
  return rows.length > 0;
}

/**
 * Three different ones of two digits, in no order that tells the right one.
 * @param former which the computer has shown: another one must be seen to be another
 */
export function newNumber(former: number | null): { number: number; choices: number[] } {
  const choices: number[] = [];
  while (choices.length < 3) {
    const next = randomInt(10, 100);
    if (next !== former && !choices.includes(next)) choices.push(next);
  }
  return { number: choices[randomInt(3)] ?? 0, choices };
}
