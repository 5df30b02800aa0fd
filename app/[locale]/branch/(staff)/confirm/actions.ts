"use server";

import { redirect } from "next/navigation";
import { asNextPage, confirmSearch } from "@/lib/branch/next-page";
import { audit } from "@/lib/server/branch/audit";
import { ownerOf, ownPasswordDeps } from "@/lib/server/branch/own-account";
import { tryOwnPassword } from "@/lib/server/branch/own-password";
import { textOf } from "@/lib/server/branch/staff-sign-in";
import { actionHead, asForm } from "@/lib/server/http/action-head";
import { services } from "@/lib/server/services";
import { proveSession } from "@/lib/staff/session";

const place = "action confirmSelf";

export async function confirmSelf(locale: string, sent: FormData): Promise<never> {
  const head = await actionHead();
  const staff = await ownerOf(place, locale, head);
  const form = asForm(sent);
  const next = asNextPage(form.get("next"));
  const answer = await tryOwnPassword(place, textOf(form, "password"), staff, await ownPasswordDeps(head));
  if (answer !== "right") redirect(`/${locale}/branch/confirm${confirmSearch(next, answer)}`);
  await proveSession(services().staffAuth.db, staff.sessionId, new Date());
  await audit("confirmed", staff, {});
  redirect(`/${locale}/branch${next}`);
}
