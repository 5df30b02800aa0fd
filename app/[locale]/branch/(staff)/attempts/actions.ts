"use server";

import { notFound, redirect } from "next/navigation";
import { listSearch } from "@/lib/branch/list-query";
import type { SeenBefore } from "@/lib/branch/seen-before";
import { zoneOf } from "@/lib/branch/zones";
import { isLocale } from "@/lib/locales";
import { audit } from "@/lib/server/branch/audit";
import { searchReference } from "@/lib/server/branch/branch-list";
import { findSeenBefore } from "@/lib/server/branch/seen-before";
import { admitStaff, askStaff } from "@/lib/server/branch/staff";
import { branchZones } from "@/lib/server/branch/zones";
import { actionHead, asForm } from "@/lib/server/http/action-head";
import { ownCookies } from "@/lib/server/http/cookies/own-cookies";
import { currentApplication } from "@/lib/server/http/cookies/session";
import { comesFromHere } from "@/lib/server/http/origin";
import { requestLog } from "@/lib/server/ops/request-log";
import { services } from "@/lib/server/services";

/** POST keeps what was typed (often a NIK) out of logged URLs; the redirect holds a known reference. */
export async function searchAttempts(locale: string, sent: FormData): Promise<never> {
  if (!comesFromHere(await actionHead())) notFound();
  const { staff, refusal } = await askStaff("action searchAttempts");
  if (!isLocale(locale)) notFound();
  if (refusal === "locked") redirect(`/${locale}/branch/unlock`);
  if (!staff) redirect(`/${locale}/branch/sign-in?why=ended`);
  const quoted = asForm(sent).get("quoted");
  const answer = await searchReference(typeof quoted === "string" ? quoted : "", staff, {
    ledger: services().ledger,
    log: await requestLog(),
  });
  await audit("searched", staff, { found: "reference" in answer });
  redirect(`/${locale}/branch${listSearch(answer)}`);
}

export async function lookForSeenBefore(locale: string, nik: string): Promise<SeenBefore> {
  const staff = comesFromHere(await actionHead()) ? await admitStaff("action lookForSeenBefore") : null;
  if (!staff || !isLocale(locale)) return { kind: "refused" };
  const { ledger, settings } = services();
  const application = await currentApplication(await ownCookies(), services());
  const language = { locale, timeZone: zoneOf(branchZones(settings), staff.branch) };
  return findSeenBefore(nik, { staff, application }, { ledger, log: await requestLog(), language });
}
