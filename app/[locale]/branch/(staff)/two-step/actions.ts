"use server";

import { redirect } from "next/navigation";
import { ownerOf, ownPasswordDeps } from "@/lib/server/branch/account/own-account";
import { removeOwn, renewOwnCodes, setUpOwn } from "@/lib/server/branch/account/own-second-factor";
import { requireProof } from "@/lib/server/branch/proof";
import { secondFactorKeys } from "@/lib/server/branch/staff-auth-context";
import { actionHead, asForm } from "@/lib/server/http/action-head";
import { services } from "@/lib/server/services";
import type { Place } from "@/lib/staff/access";
import { findPerson } from "@/lib/staff/people";
import type { OwnCodeProblem, SetUpReply, TwoStepReply } from "@/lib/staff/two-step-reply";

const next = "/two-step";

async function enter(place: Place, locale: string, head: Headers) {
  const staff = await ownerOf(place, locale, head);
  const { staffAuth, secrets } = services();
  const keys = secondFactorKeys(staffAuth);
  const deps = { ...(await ownPasswordDeps(head)), secrets, keys, now: new Date() };
  return { staff, deps };
}

/** The sealed form is the proof: it was given to this session, which had just proved itself. */
export async function setUpTwoStep(locale: string, _: unknown, sent: FormData): Promise<SetUpReply> {
  const { staff, deps } = await enter("action setUpTwoStep", locale, await actionHead());
  const account = (await findPerson(deps.db, staff.id))?.username ?? "";
  return setUpOwn(asForm(sent), staff, { ...deps, issuer: services().settings.BRAND_NAME, account });
}

export async function makeRecoveryCodes(
  locale: string,
  _: unknown,
  sent: FormData,
): Promise<TwoStepReply<OwnCodeProblem>> {
  const { staff, deps } = await enter("action makeRecoveryCodes", locale, await actionHead());
  requireProof(locale, staff, next);
  return renewOwnCodes(asForm(sent), staff, deps);
}

export async function turnOffTwoStep(locale: string, _: unknown, sent: FormData): Promise<OwnCodeProblem> {
  const { staff, deps } = await enter("action turnOffTwoStep", locale, await actionHead());
  requireProof(locale, staff, next);
  const problem = await removeOwn(asForm(sent), staff, deps);
  if (problem) return problem;
  redirect(`/${locale}/branch/account?done=two_step`);
}
