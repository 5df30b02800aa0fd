import { dropHandoff, handoffOf } from "../http/cookies/handoff-cookies";
import type { CookieStore } from "../http/cookies/pair";
import type { Services } from "../services";
import type { Handed } from "../submit/start";

type Asking = {
  cookies: CookieStore;
  services: Pick<Services, "ledger">;
  /** What this browser begins now is of that one. */
  sessionId: string | null;
};

/** What a browser that begins has to do with a computer's case. No query without a cookie. */
export async function handedOf({ cookies, services: { ledger }, sessionId }: Asking): Promise<Handed> {
  const watcher = handoffOf(cookies, "computer");
  const left = watcher && (await ledger.leaveHandoff({ watcher, unlessAtPhone: true }));
  if (left && !left.left) return { moved: "to_phone" };
  const phone = handoffOf(cookies, "phone");
  const found = phone && (await ledger.phoneHandoff(phone));
  if (!found || found.row.confirmedAt === null) return { phone: null };
  const { state, row, decided } = found;
  const takenBack = state === "taken_back" && (sessionId === null || sessionId === row.sessionId);
  if (state !== "taken_back" && !decided && sessionId === row.sessionId) return { phone };
  // What this phone begins from now on is its own case, which no computer watches.
  dropHandoff(cookies, "phone");
  return takenBack ? { moved: "to_computer" } : { phone: null };
}
