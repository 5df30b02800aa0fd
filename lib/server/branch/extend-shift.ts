import "server-only";
import type { Logger } from "pino";
import type { Database } from "../../ledger/database/database";
import { cookieAttributes, schemeOf, staffCookies } from "../../staff/cookie";
import { extendSession, isEnding, type SessionRules } from "../../staff/session";
import type { SignedInStaff } from "../../staff/staff";
import type { CookieStore } from "../http/cookies/pair";

type Deps = { db: Database; rules: SessionRules; cookies: CookieStore; log: Logger };

/** @returns whether it goes on: put off by this press or, in another tab, before it */
export async function extendOwnSession(
  { id, sessionId, endsAt }: SignedInStaff,
  { db, rules, cookies, log }: Deps,
): Promise<boolean> {
  const extended = await extendSession(db, sessionId, rules);
  if (extended) log.info({ route: "action extendShift", staffId: id }, "Staff put the end of a shift off.");
  const end = extended ?? endsAt;
  if (isEnding(end, rules.now())) return false;
  keepUntil(end, rules.now(), cookies);
  return true;
}

/** The same cookie, also where an earlier answer that renewed it was lost. */
function keepUntil(end: Date, now: Date, cookies: CookieStore): void {
  const scheme = schemeOf(cookies, "session");
  if (!scheme) return;
  const name = staffCookies[scheme].session;
  const maxAge = Math.floor((end.getTime() - now.getTime()) / 1_000);
  cookies.set(name, cookies.get(name)?.value ?? "", { ...cookieAttributes(scheme, "lax"), maxAge });
}
