"use server";

import { ownerOf } from "@/lib/server/branch/account/own-account";
import { extendOwnSession } from "@/lib/server/branch/extend-shift";
import { staffRules } from "@/lib/server/branch/staff-auth-context";
import { actionHead } from "@/lib/server/http/action-head";
import { ownCookies } from "@/lib/server/http/cookies/own-cookies";
import { requestLog } from "@/lib/server/ops/request-log";
import { services } from "@/lib/server/services";

/** @returns whether the session goes on past its end */
export async function extendShift(locale: string): Promise<boolean> {
  const staff = await ownerOf("action extendShift", locale, await actionHead());
  const { settings, staffAuth } = services();
  return extendOwnSession(staff, {
    db: staffAuth.db,
    rules: staffRules(settings),
    cookies: await ownCookies(),
    log: await requestLog(),
  });
}
