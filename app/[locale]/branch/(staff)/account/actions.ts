"use server";

import { redirect } from "next/navigation";
import { ownerOf, ownPasswordDeps } from "@/lib/server/branch/account/own-account";
import { changeOwnPassword } from "@/lib/server/branch/account/own-password";
import { audit } from "@/lib/server/branch/audit";
import { actionHead, asForm } from "@/lib/server/http/action-head";
import { services } from "@/lib/server/services";
import { endOtherSessions } from "@/lib/staff/account";

export async function changePassword(locale: string, sent: FormData): Promise<never> {
  const head = await actionHead();
  const staff = await ownerOf("action changePassword", locale, head);
  const why = await changeOwnPassword(asForm(sent), staff, await ownPasswordDeps(head));
  redirect(`/${locale}/branch/account?${why ? `why=${why}` : "done=password"}`);
}

export async function signOutOthers(locale: string): Promise<never> {
  const staff = await ownerOf("action signOutOthers", locale, await actionHead());
  await endOtherSessions(services().staffAuth.db, staff);
  await audit("other_sessions_ended", staff, {});
  redirect(`/${locale}/branch/account?done=sessions`);
}
