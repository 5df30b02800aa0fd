"use server";

import { refresh } from "next/cache";
import { notFound, redirect } from "next/navigation";
import { isLocale } from "@/lib/locales";
import { audit } from "@/lib/server/branch/audit";
import { leaveStaff } from "@/lib/server/branch/leave-staff";
import { putOffOwnChallenge } from "@/lib/server/branch/sign-in/put-off-challenge";
import { type CodeReply, signInWithCode as signIn } from "@/lib/server/branch/sign-in/sign-in-code";
import { staffAuth } from "@/lib/server/branch/staff-auth";
import { secondFactorKeys } from "@/lib/server/branch/staff-auth-context";
import { actionHead, asForm } from "@/lib/server/http/action-head";
import { ownCookies } from "@/lib/server/http/cookies/own-cookies";
import { comesFromHere, schemeOf } from "@/lib/server/http/origin";
import { logRefusal } from "@/lib/server/ops/log-refusal";
import { requestLog } from "@/lib/server/ops/request-log";
import { services } from "@/lib/server/services";
import type { Place } from "@/lib/staff/access";

const leadsTo: Record<Exclude<CodeReply["kind"], "refused">, string> = {
  signed_in: "/pin?after=sign-in",
  over: "/sign-in?why=ended",
  spent: "/sign-in?why=codes",
};

/** Public endpoint: the second factor, after a right password. */
export async function signInWithCode(locale: string, sent: FormData): Promise<never> {
  const { head, log } = await enter("action signInWithCode", locale, await actionHead());
  const { staffAuth: context, knownDevices, trustedDevices } = services();
  const scheme = schemeOf(head);
  const form = asForm(sent);
  const reply = await signIn(form, {
    auth: staffAuth(scheme),
    scheme,
    db: context.db,
    keys: secondFactorKeys(context),
    endSession: () => leaveStaff(scheme, head),
    log,
    cookies: await ownCookies(),
    knownDevices,
    trustedDevices,
    audit,
    now: new Date(),
  });
  const branch = `/${locale}/branch`;
  if (reply.kind !== "refused") redirect(branch + leadsTo[reply.kind]);
  redirect(`${branch}/sign-in/code?why=${reply.why}${form.has("recovery") ? "&by=recovery" : ""}`);
}

/** Public endpoint: more time for whoever waits for a code; the page says where there is none. */
export async function putOffCode(locale: string): Promise<void> {
  const { head } = await enter("action putOffCode", locale, await actionHead());
  const { db } = services().staffAuth;
  await putOffOwnChallenge(schemeOf(head), { db, cookies: await ownCookies(), now: new Date() });
  refresh();
}

async function enter(place: Place, locale: string, head: Headers) {
  const log = await requestLog();
  if (comesFromHere(head) && isLocale(locale)) return { head, log };
  logRefusal(log, place, "origin");
  notFound();
}
