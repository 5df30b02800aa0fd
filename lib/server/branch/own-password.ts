import "server-only";
import type { Logger } from "pino";
import type { Database } from "../../ledger/database/database";
import type { Ledger } from "../../ledger/ledger";
import type { Place } from "../../staff/access";
import { isPasswordOf, renewPassword } from "../../staff/account";
import type { AccountNotice } from "../../staff/account-notices";
import type { KnownDevices } from "../../staff/known-device";
import { passwordProblem } from "../../staff/password-rules";
import { findPerson } from "../../staff/people";
import type { SignedInStaff } from "../../staff/staff";
import type { CookieStore } from "../http/cookies/session";
import { logRefusal } from "../submit/refusal";
import { isTurnedAway } from "../turns";
import type { Audit } from "./audit";
import { type PasswordTurns, textOf } from "./staff-sign-in";

export type OwnPasswordDeps = {
  db: Database;
  ledger: Pick<Ledger, "admitSignIn" | "forgiveSignIn">;
  log: Logger;
  cookies: CookieStore;
  knownDevices: KnownDevices;
  passwordTurns: PasswordTurns;
  audit: Audit;
  address: string;
};

/** Counted with the tries of signing in: a tablet found open gives no more of them. */
export async function tryOwnPassword(
  place: Place,
  password: string,
  staff: SignedInStaff,
  { db, ledger, log, cookies, knownDevices, passwordTurns, audit, address }: OwnPasswordDeps,
): Promise<"right" | "wrong" | "limit" | "busy"> {
  const username = (await findPerson(db, staff.id))?.username ?? "";
  const device = knownDevices.find(cookies, username);
  const signIn = { username, address, device };
  const refuse = <Reason extends "wrong" | "limit" | "busy">(reason: Reason) => {
    logRefusal(log, place, reason, { staffId: staff.id });
    return reason;
  };
  try {
    return await passwordTurns[device ? "known" : "unknown"](async () => {
      const admission = await ledger.admitSignIn(signIn);
      if (!admission.admitted) return refuse("limit");
      if (!(await isPasswordOf(db, staff.id, password))) {
        await audit("password_failed", staff, {});
        return refuse("wrong");
      }
      await ledger.forgiveSignIn(signIn);
      return "right";
    });
  } catch (error) {
    if (!isTurnedAway(error)) throw error;
    return refuse("busy");
  }
}

/** @returns null once it is changed and every other session has ended */
export async function changeOwnPassword(
  form: FormData,
  staff: SignedInStaff,
  deps: OwnPasswordDeps,
): Promise<AccountNotice | null> {
  const [old, chosen] = [textOf(form, "old"), textOf(form, "new")];
  const username = (await findPerson(deps.db, staff.id))?.username ?? "";
  const problem = await passwordProblem(chosen, username);
  if (problem) return problem;
  if (chosen !== textOf(form, "again")) return "differ";
  if (chosen === old) return "same";
  const answer = await tryOwnPassword("action changePassword", old, staff, deps);
  if (answer !== "right") return answer;
  await renewPassword(deps.db, staff, chosen);
  await deps.audit("password_changed", staff, {});
  deps.log.info({ route: "action changePassword", staffId: staff.id }, "Staff changed their password.");
  return null;
}
