import "server-only";
import type { Logger } from "pino";
import type { Database } from "../../ledger/database/database";
import { hasPin, tryPin } from "../../staff/pin";
import type { UnlockNotice } from "../../staff/pin-notices";
import { pinProblem } from "../../staff/pin-rules";
import { endSession, unlockSession } from "../../staff/session";
import type { SignedInStaff } from "../../staff/staff";
import { logRefusal } from "../ops/log-refusal";
import { isTurnedAway, type Turns } from "../turns";
import type { Audit } from "./audit";

const place = "route /api/staff/unlock";

type UnlockDeps = {
  db: Database;
  /** Hashing waits behind sign-ins. */
  turns: Turns;
  /** The open case of this browser. */
  endCase: () => Promise<void>;
  log: Logger;
  audit: Audit;
};

/** `no_pin`: by signing in anew only. `spent`: the session has ended. */
export type Unlocking = { kind: "unlocked" | "no_pin" | "spent" } | { kind: "refused"; why: UnlockNotice };

/** The case ends before the tablet opens: a failure between the two leaves it locked. */
export async function unlock(
  pin: string,
  staff: SignedInStaff,
  { db, turns, endCase, log, audit }: UnlockDeps,
): Promise<Unlocking> {
  if (!staff.locked) return { kind: "unlocked" };
  if (!(await hasPin(db, staff.id))) return { kind: "no_pin" };
  if (pinProblem(pin) === "format") return { kind: "refused", why: "format" };
  const who = { staffId: staff.id };
  try {
    const answer = await turns(() => tryPin(db, staff.id, pin));
    if (answer.kind === "right") {
      await endCase();
      await unlockSession(db, staff.sessionId);
      await audit("unlocked", staff, {});
      log.info({ route: place, ...who }, "Staff unlocked a tablet.");
      return { kind: "unlocked" };
    }
    const reason = answer.kind === "spent" ? "pins" : "pin";
    logRefusal(log, place, reason, who);
    await audit("pin_failed", staff, { reason });
    if (answer.kind === "wrong") return { kind: "refused", why: "wrong" };
    await endSession(db, staff.sessionId);
    return { kind: "spent" };
  } catch (error) {
    if (!isTurnedAway(error)) throw error;
    logRefusal(log, place, "busy", who);
    return { kind: "refused", why: "busy" };
  }
}
