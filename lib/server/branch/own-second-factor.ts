import "server-only";
import type { Logger } from "pino";
import type { Database } from "../../ledger/database/database";
import {
  removeSecondFactor,
  renewRecoveryCodes,
  type SecretKeys,
  setUpSecondFactor,
} from "../../staff/second-factor/second-factor";
import { base32, newSecret, setUpAddress, stepOf } from "../../staff/second-factor/totp";
import type { SignedInStaff } from "../../staff/staff";
import type { TwoStepReply } from "../../staff/two-step-reply";
import { qrPath } from "../handoff/qr";
import type { Secrets } from "../secrets";
import type { Audit } from "./audit";
import { openSetUp, sealSetUp } from "./set-up-form";
import { textOf } from "./staff-sign-in";

type Deps = { db: Database; secrets: Secrets; keys: SecretKeys; log: Logger; audit: Audit; now: Date };

/** `key`: to be typed, in groups of four. `sealed`: what the form brings back. */
export type SetUp = { qr: ReturnType<typeof qrPath>; key: string; sealed: string };

export function offerSetUp(
  staff: SignedInStaff,
  { secrets, issuer, account, now }: { secrets: Secrets; issuer: string; account: string; now: Date },
): SetUp {
  const secret = newSecret();
  return {
    qr: qrPath(setUpAddress(secret, issuer, account)),
    key: base32(secret).replace(/(.{4})(?!$)/g, "$1 "),
    sealed: sealSetUp(secrets, staff.sessionId, secret, now),
  };
}

/** Kept once the first code is right: before it nobody knows whether the app has the secret. */
export async function setUpOwn(
  form: FormData,
  staff: SignedInStaff,
  { db, secrets, keys, log, audit, now }: Deps,
): Promise<TwoStepReply> {
  const secret = openSetUp(secrets, staff.sessionId, textOf(form, "sealed"), now);
  if (!secret) return { kind: "refused", why: "over" };
  const step = stepOf(secret, textOf(form, "code").replace(/\s/g, ""), now);
  if (step === null) return { kind: "refused", why: "wrong" };
  const codes = await setUpSecondFactor(db, staff.id, { key: keys[0], secret, step });
  if (!codes) return { kind: "refused", why: "busy" };
  await audit("second_factor_set_up", staff, {});
  log.info({ route: "action setUpTwoStep", staffId: staff.id }, "Staff set a second factor up.");
  return { kind: "codes", codes };
}

export async function renewOwnCodes(
  staff: SignedInStaff,
  { db, audit }: Pick<Deps, "db" | "audit">,
): Promise<TwoStepReply> {
  const codes = await renewRecoveryCodes(db, staff.id);
  if (!codes) return { kind: "refused", why: "over" };
  await audit("recovery_codes_made", staff, {});
  return { kind: "codes", codes };
}

export async function removeOwn(
  staff: SignedInStaff,
  { db, log, audit }: Pick<Deps, "db" | "log" | "audit">,
): Promise<void> {
  if (!(await removeSecondFactor(db, staff.id))) return;
  await audit("second_factor_removed", staff, {});
  log.info({ route: "action turnOffTwoStep", staffId: staff.id }, "Staff turned their second factor off.");
}
