import "server-only";
import type { Logger } from "pino";
import type { PhoneSeen } from "../../onboarding/handoff";
import { ownerHash } from "../../sessions/link";
import { handoffOf, keepHandoff } from "../http/cookies/handoff-cookies";
import { keepOwner, ownerOf } from "../http/cookies/owner-cookie";
import { type CookieStore, isHttps } from "../http/cookies/pair";
import { leaveCase } from "../http/cookies/session";
import type { Services } from "../services";
import { seenByPhone } from "./seen";

type Asking = { cookies: CookieStore; services: Services };

/** What this phone has opened before. */
export async function answerPhone({ cookies, services }: Asking): Promise<PhoneSeen> {
  const phone = handoffOf(cookies, "phone");
  const found = phone === null ? null : await services.ledger.phoneHandoff(phone);
  return found ? seenByPhone(found) : { state: "unknown" };
}

type Opening = Asking & { origin: string; address: string; log: Logger };

export async function answerOpen(code: string, opening: Opening): Promise<PhoneSeen> {
  const { cookies, services, origin, address, log } = opening;
  const { ledger } = services;
  if (!(await ledger.admitAddress("start", address)).admitted) {
    log.warn({ reason: "limit" }, "A phone's code was not looked for.");
    return { state: "limit" };
  }
  const opened = await ledger.openHandoff({
    code,
    phone: handoffOf(cookies, "phone"),
    watcher: handoffOf(cookies, "computer"),
  });
  if (opened.kind === "opened") return seenByPhone(opened.found);
  if (opened.kind === "new_phone") {
    keepHandoff(cookies, "phone", opened.phone, origin);
    return { state: "ask_again" };
  }
  log.info({ reason: opened.kind }, "A phone's code opened nothing.");
  switch (opened.kind) {
    // Of a phone whose cookie is gone.
    case "number":
    case "phone":
    case "sent":
    case "finished":
    case "left":
      return { state: "used" };
    default:
      return { state: opened.kind };
  }
}

const day = 24 * 3_600;

export async function answerConfirm(number: number, opening: Opening): Promise<PhoneSeen> {
  const { cookies, services, origin, log } = opening;
  const phone = handoffOf(cookies, "phone");
  if (phone === null) return { state: "unknown" };
  // The same for one that asks again after a lost answer.
  const browser = ownerOf(cookies)?.browser ?? phone;
  const confirmed = await services.ledger.confirmHandoff({
    phone,
    number,
    ownerHashOf: (sessionId) => ownerHash(sessionId, browser),
  });
  if (!confirmed) return { state: "unknown" };
  if (confirmed.state === "at_computer") return { state: confirmed.state };
  // What this phone began by itself is left, but not another tab's of this case.
  if (confirmed.state === "phone" && confirmed.row.phoneApplicationId === null) {
    await leaveCase(cookies, services);
    log.info("A phone took a case over from a computer.");
    const { sessionId } = confirmed.row;
    if (sessionId) keepOwner(cookies, { sessionId, browser }, { secure: isHttps(origin), maxAge: day });
  }
  return seenByPhone(confirmed);
}
