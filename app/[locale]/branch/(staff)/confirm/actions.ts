"use server";

import { redirect } from "next/navigation";
import { asNextPage, confirmSearch } from "@/lib/branch/next-page";
import { ownerOf, ownPasswordDeps } from "@/lib/server/branch/account/own-account";
import { tryOwnCode, tryOwnPassword } from "@/lib/server/branch/account/own-password";
import { audit } from "@/lib/server/branch/audit";
import { textOf } from "@/lib/server/branch/sign-in/staff-sign-in";
import { secondFactorKeys } from "@/lib/server/branch/staff-auth-context";
import { actionHead, asForm } from "@/lib/server/http/action-head";
import { services } from "@/lib/server/services";
import { proveSession } from "@/lib/staff/session";

const place = "action confirmSelf";

/** By the second factor or the password. */
export async function confirmSelf(locale: string, sent: FormData): Promise<never> {
  const head = await actionHead();
  const staff = await ownerOf(place, locale, head);
  const form = asForm(sent);
  const next = asNextPage(form.get("next"));
  const now = new Date();
  const deps = await ownPasswordDeps(head);
  const { staffAuth } = services();
  const answer = form.has("code")
    ? await tryOwnCode(place, textOf(form, "code"), staff, secondFactorKeys(staffAuth), deps, now)
    : await tryOwnPassword(place, textOf(form, "password"), staff, deps);
  if (answer !== "right") redirect(`/${locale}/branch/confirm${confirmSearch(next, answer)}`);
  await proveSession(staffAuth.db, staff.sessionId, now);
  await audit("confirmed", staff, {});
  redirect(`/${locale}/branch${next}`);
}
