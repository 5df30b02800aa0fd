import { dropHandoff, handoffOf } from "../http/cookies/handoff-cookies";
import type { CookieStore } from "../http/cookies/session";
import type { Services } from "../services";
import type { Handed } from "../submit/start";

type Asking = { cookies: CookieStore; services: Pick<Services, "ledger"> };

/** What a browser that begins has to do with a computer's case. No query without a cookie. */
export async function handedOf({ cookies, services: { ledger } }: Asking): Promise<Handed> {
  const watcher = handoffOf(cookies, "computer");
  const left = watcher && (await ledger.leaveHandoff({ watcher, unlessAtPhone: true }));
  if (left && !left.left) return { moved: "to_phone" };
  const phone = handoffOf(cookies, "phone");
  const found = phone && (await ledger.phoneHandoff(phone));
  if (found && found.state === "taken_back") {
    // Said once: what this phone begins afterwards is a case of its own.
    dropHandoff(cookies, "phone");
    return { moved: "to_computer" };
  }
  return { phone: found && found.row.confirmedAt !== null ? phone : null };
}
