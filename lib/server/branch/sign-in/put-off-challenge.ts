import "server-only";
import type { Database } from "../../../ledger/database/database";
import { cookieAttributes, type Scheme, staffCookies } from "../../../staff/cookie";
import { putOffChallenge } from "../../../staff/second-factor/challenge";
import type { CookieStore } from "../../http/cookies/pair";

type Deps = { db: Database; cookies: CookieStore; now: Date };

export async function putOffOwnChallenge(scheme: Scheme, { db, cookies, now }: Deps): Promise<void> {
  const name = staffCookies[scheme].challenge;
  const cookie = cookies.get(name)?.value ?? "";
  const end = await putOffChallenge(db, cookie, now);
  if (!end) return;
  const maxAge = Math.floor((end.getTime() - now.getTime()) / 1_000);
  cookies.set(name, cookie, { ...cookieAttributes(scheme, "strict"), maxAge });
}
