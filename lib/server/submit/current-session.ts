import "server-only";
import { headers } from "next/headers";
import type { SessionRow } from "../../ledger/schema";
import type { CurrentSession } from "../../sessions/open-link";
import { handoffOf } from "../http/cookies/handoff-cookies";
import { ownCookies } from "../http/cookies/own-cookies";
import { ownerOf } from "../http/cookies/owner-cookie";
import { ownOrigin } from "../http/origin";
import { services } from "../services";

/** No query without the cookie. */
export async function readSession(): Promise<CurrentSession | null> {
  const owner = ownerOf(await ownCookies());
  return owner && services().sessions.current(owner);
}

/** The session of this browser, or the one whose person goes on at a phone: for the way back alone. */
export async function sessionToReturn(): Promise<SessionRow | null> {
  return (await readSession())?.session ?? handedSession();
}

/** The session whose person goes on at a phone; no query without the cookie. */
export async function handedSession(): Promise<SessionRow | null> {
  const watcher = handoffOf(await ownCookies(), "computer");
  return watcher === null ? null : services().ledger.handedSession(watcher);
}

/** Null: this browser goes back by `RETURN_URL`, if anywhere. */
export async function sessionReturn(): Promise<string | null> {
  const session = await sessionToReturn();
  const leads = session?.returnUrl ?? services().settings.RETURN_URL;
  return session && leads ? `${ownOrigin(await headers())}/api/return` : null;
}
