"use server";

import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { listSearch } from "@/lib/branch/list-query";
import type { SeenBefore } from "@/lib/branch/seen-before";
import { isLocale } from "@/lib/onboarding/locale";
import { searchReference } from "@/lib/server/branch-list";
import { settings } from "@/lib/server/env";
import { ledger } from "@/lib/server/ledger";
import { comesFromHere } from "@/lib/server/origin";
import { ownCookies } from "@/lib/server/own-cookies";
import { requestLog } from "@/lib/server/request-log";
import { findSeenBefore } from "@/lib/server/seen-before";
import { currentApplication } from "@/lib/server/session";
import { admitStaff } from "@/lib/server/staff";

/**
 * Looks for what staff typed, by POST: people type NIKs into search fields, and an address is logged on its way. The
 * address that follows holds a reference that the ledger knows, or nothing of what was typed.
 */
export async function searchAttempts(locale: string, form: FormData): Promise<never> {
  if (!comesFromHere(await headers())) notFound();
  const staff = await admitStaff("action searchAttempts");
  if (!isLocale(locale)) notFound();
  if (!staff) redirect(`/${locale}/branch/sign-in?why=ended`);
  const quoted = form.get("quoted");
  const answer = await searchReference(typeof quoted === "string" ? quoted : "", staff, {
    ledger: ledger(),
    log: await requestLog(),
  });
  redirect(`/${locale}/branch${listSearch(answer)}`);
}

/** Whether the NIK of the case at hand was submitted before, anywhere. See `lib/server/seen-before`. */
export async function lookForSeenBefore(locale: string, nik: string): Promise<SeenBefore> {
  const staff = comesFromHere(await headers()) ? await admitStaff("action lookForSeenBefore") : null;
  if (!staff || !isLocale(locale)) return { kind: "refused" };
  const application = await currentApplication(await ownCookies(), ledger());
  const language = { locale, timeZone: settings().BRANCH_TZ };
  return findSeenBefore(nik, { staff, application }, { ledger: ledger(), log: await requestLog(), language });
}
