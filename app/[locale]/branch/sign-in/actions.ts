"use server";

import { redirect } from "next/navigation";
import { asNextPage } from "@/lib/branch/next-page";
import { isLocale } from "@/lib/locales";
import { audit } from "@/lib/server/branch/audit";
import { leaveStaff } from "@/lib/server/branch/leave-staff";
import { signInWithPassword, startAtProvider } from "@/lib/server/branch/sign-in/staff-sign-in";
import { oidcAuth, staffAuth, waysToSignIn } from "@/lib/server/branch/staff-auth";
import { actionHead, asForm } from "@/lib/server/http/action-head";
import { clientAddress } from "@/lib/server/http/address";
import { ownCookies } from "@/lib/server/http/cookies/own-cookies";
import { comesFromHere, schemeOf } from "@/lib/server/http/origin";
import { logRefusal } from "@/lib/server/ops/log-refusal";
import { requestLog } from "@/lib/server/ops/request-log";
import { services } from "@/lib/server/services";
import { findPerson } from "@/lib/staff/people";
import type { ProviderReply, SignInReply } from "@/lib/staff/sign-in-problem";

const failed: ProviderReply & SignInReply = { kind: "refused", why: "failed" };

/** Public endpoint: password sign-in. */
export async function signInStaff(_: SignInReply | null, sent: FormData): Promise<SignInReply | null> {
  const head = await actionHead();
  const form = asForm(sent);
  const log = await requestLog();
  const locale = form.get("locale");
  if (!comesFromHere(head) || !isLocale(locale) || !waysToSignIn().passwords) {
    logRefusal(log, "action signInStaff", "origin");
    return failed;
  }
  const {
    ledger,
    knownDevices,
    trustedDevices,
    passwordTurns,
    settings,
    staffAuth: { db },
  } = services();
  const scheme = schemeOf(head);
  const reply = await signInWithPassword(form, clientAddress(head, settings.TRUSTED_PROXY_HOPS), {
    auth: staffAuth(scheme),
    scheme,
    endSession: () => leaveStaff(scheme, head),
    ledger,
    log,
    cookies: await ownCookies(),
    knownDevices,
    trustedDevices,
    passwordTurns,
    onFailed: async (username, reason) =>
      audit("sign_in_failed", (await findPerson(db, username)) ?? null, { reason }),
  });
  if (reply === "code") redirect(`/${locale}/branch/sign-in/code`);
  if (reply) return reply;
  redirect(`/${locale}/branch/pin?after=sign-in`);
}

/** Public endpoint: the way to the identity provider. */
export async function signInWithOidc(_: ProviderReply | null, sent: FormData): Promise<ProviderReply> {
  const head = await actionHead();
  const form = asForm(sent);
  const log = await requestLog();
  const locale = form.get("locale");
  const auth = comesFromHere(head) ? oidcAuth(head.get("origin") ?? "") : null;
  if (!auth || !isLocale(locale)) {
    logRefusal(log, "action signInWithOidc", "origin");
    return failed;
  }
  const next = form.has("next") ? asNextPage(form.get("next")) : "/pin?after=sign-in";
  const url = await startAtProvider(locale, next, head, { auth, log, cookies: await ownCookies() });
  return url ? { kind: "provider", url } : failed;
}
