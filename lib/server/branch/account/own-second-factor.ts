import "server-only";
import { endOtherSessions } from "../../../staff/account";
import {
  endSignInsUnderWay,
  removeSecondFactor,
  renewRecoveryCodes,
  type SecretKeys,
  setUpSecondFactor,
} from "../../../staff/second-factor/second-factor";
import { base32, newSecret, setUpAddress, stepOf } from "../../../staff/second-factor/totp";
import type { SignedInStaff } from "../../../staff/staff";
import type { OwnCodeProblem, SetUp, SetUpReply, TwoStepReply } from "../../../staff/two-step-reply";
import { qrPath } from "../../handoff/qr";
import type { Secrets } from "../../secrets";
import { textOf } from "../sign-in/staff-sign-in";
import { type OwnPasswordDeps, tryOwnCode } from "./own-password";
import { openSetUp, sealSetUp } from "./set-up-form";

export type SecondFactorDeps = OwnPasswordDeps & { secrets: Secrets; keys: SecretKeys; now: Date };

/** What an authenticator app shows beside its codes. */
type Label = { secrets: Secrets; issuer: string; account: string };

export const offerSetUp = (staff: SignedInStaff, label: Label): SetUp => offerOf(newSecret(), staff, label);

function offerOf(secret: Buffer, staff: SignedInStaff, { secrets, issuer, account }: Label): SetUp {
  return {
    qr: qrPath(setUpAddress(secret, issuer, account)),
    key: base32(secret).replace(/(.{4})(?!$)/g, "$1 "),
    sealed: sealSetUp(secrets, staff.sessionId, secret),
  };
}

/**
 * Kept once the first code shows that the app has the secret.
 * Ends the person's other sessions, which a password alone began.
 */
export async function setUpOwn(
  form: FormData,
  staff: SignedInStaff,
  { db, secrets, keys, log, audit, now, ...label }: SecondFactorDeps & Label,
): Promise<SetUpReply> {
  const secret = openSetUp(secrets, staff.sessionId, textOf(form, "sealed"));
  if (!secret) return { kind: "refused", why: "over" };
  const step = stepOf(secret, textOf(form, "code").replace(/\s/g, ""), now);
  if (step === null)
    return { kind: "refused", why: "wrong", offer: offerOf(secret, staff, { secrets, ...label }) };
  const codes = await db.transaction(async (tx) => {
    const made = await setUpSecondFactor(tx, staff.id, { key: keys[0], secret, step });
    if (!made) return null;
    await endOtherSessions(tx, staff);
    await endSignInsUnderWay(tx, staff.id);
    return made;
  });
  if (!codes) return { kind: "refused", why: "busy" };
  await audit("second_factor_set_up", staff, {});
  log.info({ route: "action setUpTwoStep", staffId: staff.id }, "Staff set a second factor up.");
  return { kind: "codes", codes };
}

/** By the second factor itself: a browser may need no code to sign in. */
export async function renewOwnCodes(
  form: FormData,
  staff: SignedInStaff,
  deps: SecondFactorDeps,
): Promise<TwoStepReply<OwnCodeProblem>> {
  const answer = await tryOwnCode(
    "action makeRecoveryCodes",
    textOf(form, "code"),
    staff,
    deps.keys,
    deps,
    deps.now,
  );
  const codes = answer === "right" && (await renewRecoveryCodes(deps.db, staff.id));
  if (!codes) return { kind: "refused", why: answer === "right" ? "code" : answer };
  await deps.audit("recovery_codes_made", staff, {});
  return { kind: "codes", codes };
}

/** Likewise. @returns null once it is off */
export async function removeOwn(
  form: FormData,
  staff: SignedInStaff,
  deps: SecondFactorDeps,
): Promise<OwnCodeProblem | null> {
  const place = "action turnOffTwoStep";
  const answer = await tryOwnCode(place, textOf(form, "code"), staff, deps.keys, deps, deps.now);
  if (answer !== "right") return answer;
  await removeSecondFactor(deps.db, staff.id);
  await deps.audit("second_factor_removed", staff, {});
  deps.log.info({ route: place, staffId: staff.id }, "Staff turned their second factor off.");
  return null;
}
