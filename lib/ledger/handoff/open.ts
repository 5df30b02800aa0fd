import { randomBytes, randomInt } from "node:crypto";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { LedgerContext } from "../rules";
import { handoffs } from "../schema";
import { type FoundHandoff, findHandoff } from "./find";
import type { HandoffState } from "./state";

/** `used`: by another phone. `same_device`: the computer has opened its own code. `unknown`: no such code. */
export type OpenedHandoff =
  | { kind: "opened"; found: FoundHandoff; phone: string }
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
  if (row.phoneHash !== null) {
    const own = phone !== null && hash.all("handoff_cookie", phone).includes(row.phoneHash);
    if (own) return { kind: "opened", found, phone };
    return { kind: row.end ?? "used" };
  }
  if (state !== "waiting") return { kind: state };
  const token = randomBytes(32).toString("base64url");
  const [first] = await db
    .update(handoffs)
    .set({ phoneHash: hash("handoff_cookie", token), ...newNumber() })
    .where(and(eq(handoffs.id, row.id), isNull(handoffs.phoneHash), isNull(handoffs.end)))
    .returning();
  if (!first) return { kind: "used" };
  return { kind: "opened", found: { ...found, row: first, state: "number" }, phone: token };
}

/** Three different ones of two digits, in no order that tells the right one. */
export function newNumber(): { number: number; choices: number[] } {
  const choices: number[] = [];
  while (choices.length < 3) {
    const next = randomInt(10, 100);
    if (!choices.includes(next)) choices.push(next);
  }
  return { number: choices[randomInt(3)] ?? 0, choices };
}
