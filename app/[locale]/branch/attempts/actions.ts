"use server";

import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { listSearch } from "@/lib/branch/list-query";
import { isLocale } from "@/lib/onboarding/locale";
import { searchReference } from "@/lib/server/branch-list";
import { ledger } from "@/lib/server/ledger";
import { log } from "@/lib/server/log";
import { comesFromHere } from "@/lib/server/origin";
import { currentStaff } from "@/lib/server/staff";

/**
 * Looks for what staff typed, by POST: people type NIKs into search fields, and an address is logged on its way. The
 * address that follows holds a reference that the ledger knows, or nothing of what was typed.
 */
export async function searchAttempts(locale: string, form: FormData): Promise<never> {
  const staff = comesFromHere(await headers()) ? await currentStaff() : null;
  if (!staff || !isLocale(locale)) notFound();
  const quoted = form.get("quoted");
  const answer = await searchReference(typeof quoted === "string" ? quoted : "", staff, {
    ledger: ledger(),
    log: log(),
  });
  redirect(`/${locale}/branch${listSearch(answer)}`);
}
