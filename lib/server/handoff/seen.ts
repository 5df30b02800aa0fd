import { createHash } from "node:crypto";
import type { FoundHandoff } from "../../ledger/handoff/find";
import type { HandoffSeen, PhoneSeen } from "../../onboarding/handoff";
import { returnAddress } from "../../onboarding/return-address";
import { outcomes } from "../../outcomes/outcomes";

/** For the computer: of the phone's answers only the outcome's kind. */
export function seenByComputer(found: FoundHandoff | null, returnUrl: string | null = null): HandoffSeen {
  if (!found) return { state: "none" };
  const { row, state, now, outcome } = found;
  const leftMs = row.expiresAt.getTime() - now.getTime();
  switch (state) {
    case "waiting":
      return { state, id: row.id, leftMs };
    case "number":
      return { state, leftMs, number: row.number ?? 0 };
    case "phone":
      return { state, step: row.step };
    case "finished": {
      const kind = outcome ?? "unknown";
      const { verifies, returnLink } = outcomes[kind];
      const back = returnUrl && returnLink ? returnAddress(returnUrl, row.ref, kind) : null;
      return { state, outcome: kind, verifies, back };
    }
    case "left":
      return { state: "none" };
    case "sent":
    case "expired":
    case "cancelled":
    case "wrong":
    case "taken_back":
      return { state };
  }
}

/** Another once the computer would be told something new, which its code's running time is not. */
export function markOf(found: FoundHandoff | null): string | null {
  if (!found) return null;
  const told = JSON.stringify({ ...seenByComputer(found), leftMs: null });
  return createHash("sha256").update(`${found.row.id} ${told}`).digest("base64url").slice(0, 16);
}

/** For the phone: nothing says which of the numbers is the right one. */
export function seenByPhone({ row, state }: FoundHandoff): PhoneSeen {
  switch (state) {
    case "number":
      return {
        state,
        choices: row.choices ?? [],
        startedAt: row.createdAt.toISOString(),
        again: row.wrong > 0,
      };
    case "phone":
    case "sent":
    case "finished":
    case "left":
      return { state: "confirmed", ref: row.ref };
    case "waiting":
      return { state: "unknown" };
    case "expired":
    case "cancelled":
    case "wrong":
    case "taken_back":
      return { state };
  }
}
