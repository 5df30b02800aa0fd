import "server-only";
import type { Logger } from "pino";
import type { Database } from "../../../ledger/database/database";
import type { Ledger } from "../../../ledger/ledger";
import type { Place } from "../../../staff/access";
import { isPasswordOf, renewPassword } from "../../../staff/account";
import type { AccountNotice } from "../../../staff/account-notices";
import type { KnownDevices } from "../../../staff/known-device";
import { passwordProblem } from "../../../staff/password-rules";
import { findPerson } from "../../../staff/people";
import { type SecretKeys, takeCode, takeRecoveryCode } from "../../../staff/second-factor/second-factor";
import type { SignedInStaff } from "../../../staff/staff";
import type { OwnCodeProblem } from "../../../staff/two-step-reply";
import type { CookieStore } from "../../http/cookies/pair";
import { logRefusal } from "../../ops/log-refusal";
import { isTurnedAway } from "../../turns";
import type { Audit } from "../audit";
import { type PasswordTurns, textOf } from "../sign-in/staff-sign-in";

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

type Refused = "limit" | "busy";

export const tryOwnPassword = (
  place: Place,
  password: string,
  staff: SignedInStaff,
  deps: OwnPasswordDeps,
): Promise<"right" | "wrong" | Refused> =>
  tryOwn(place, staff, deps, async () => {
    if (await isPasswordOf(deps.db, staff.id, password)) return "right";
    await deps.audit("password_failed", staff, {});
    return "wrong";
  });

/** A code of the app, or a recovery code. */
export const tryOwnCode = (
  place: Place,
  typed: string,
  staff: SignedInStaff,
  keys: SecretKeys,
  deps: OwnPasswordDeps,
  now: Date,
): Promise<"right" | OwnCodeProblem> =>
  tryOwn(place, staff, deps, async () => {
    const recovery = !/^[\d\s]*$/.test(typed);
    const taken = recovery
      ? await takeRecoveryCode(deps.db, staff.id, typed)
      : await takeCode(deps.db, staff.id, typed.replace(/\s/g, ""), keys, now);
    if (taken === "unreadable") {
      const told = { route: place, reason: taken, staffId: staff.id, alert: true };
      deps.log.error(told, "A second factor is unreadable.");
      return taken;
    }
    if (taken === "right") {
      if (recovery) await deps.audit("recovery_code_used", staff, {});
      return taken;
    }
    await deps.audit("second_factor_failed", staff, { reason: taken });
    return "code";
  });

/** Counted with the tries of signing in: a tablet found open gives no more of them. */
async function tryOwn<Wrong extends string>(
  place: Place,
  staff: SignedInStaff,
  { db, ledger, log, cookies, knownDevices, passwordTurns, address }: OwnPasswordDeps,
  look: () => Promise<"right" | Wrong>,
): Promise<"right" | Wrong | Refused> {
  const username = (await findPerson(db, staff.id))?.username ?? "";
  const device = knownDevices.find(cookies, username);
  const signIn = { username, address, device };
  const refuse = <Reason extends Wrong | Refused>(reason: Reason) => {
    logRefusal(log, place, reason, { staffId: staff.id });
    return reason;
  };
  try {
    return await passwordTurns[device ? "known" : "unknown"](async () => {
      const admission = await ledger.admitSignIn(signIn);
      if (!admission.admitted) return refuse("limit");
      const answer = await look();
      if (answer === "right" || answer === "unreadable") await ledger.forgiveSignIn(signIn);
      return answer === "right" ? answer : refuse(answer);
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
