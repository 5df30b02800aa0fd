"use server";

import { notFound, redirect } from "next/navigation";
import { isLocale } from "@/lib/locales";
import { audit } from "@/lib/server/branch/audit";
import { changeOwnPassword } from "@/lib/server/branch/own-password";
import { askStaff } from "@/lib/server/branch/staff";
import { actionHead, asForm } from "@/lib/server/http/action-head";
import { clientAddress } from "@/lib/server/http/address";
import { ownCookies } from "@/lib/server/http/cookies/own-cookies";
import { comesFromHere } from "@/lib/server/http/origin";
import { requestLog } from "@/lib/server/ops/request-log";
import { services } from "@/lib/server/services";
import type { Place } from "@/lib/staff/access";
import { endOtherSessions } from "@/lib/staff/account";
import type { SignedInStaff } from "@/lib/staff/staff";

export async function changePassword(locale: string, sent: FormData): Promise<never> {
  const head = await actionHead();
  const staff = await ownerOf("action changePassword", locale, head);
  const { ledger, knownDevices, passwordTurns, settings, staffAuth } = services();
  const why = await changeOwnPassword(asForm(sent), staff, {
    db: staffAuth.db,
    ledger,
    log: await requestLog(),
    cookies: await ownCookies(),
    knownDevices,
    passwordTurns,
    audit,
    address: clientAddress(head, settings.TRUSTED_PROXY_HOPS),
  });
  redirect(`/${locale}/branch/account?${why ? `why=${why}` : "done=password"}`);
}

export async function signOutOthers(locale: string): Promise<never> {
  const staff = await ownerOf("action signOutOthers", locale, await actionHead());
  await endOtherSessions(services().staffAuth.db, staff);
  await audit("other_sessions_ended", staff, {});
  redirect(`/${locale}/branch/account?done=sessions`);
}

/** Who asks about the own account, or another page. */
async function ownerOf(place: Place, locale: string, head: Headers): Promise<SignedInStaff> {
  if (!comesFromHere(head)) notFound();
  const { staff, refusal } = await askStaff(place);
  if (!isLocale(locale)) notFound();
  if (refusal === "locked") redirect(`/${locale}/branch/unlock`);
  if (!staff) redirect(`/${locale}/branch/sign-in?why=ended`);
  return staff;
}
