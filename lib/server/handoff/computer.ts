import "server-only";
import type { Logger } from "pino";
import type { FoundHandoff } from "../../ledger/handoff/find";
import { handoffStates } from "../../ledger/handoff/state";
import { isLocale } from "../../locales";
import type { HandoffSeen } from "../../onboarding/handoff";
import { readRef } from "../../onboarding/ref";
import { handoffOf, keepHandoff } from "../http/cookies/handoff-cookies";
import type { CookieStore } from "../http/cookies/pair";
import { currentApplication } from "../http/cookies/session";
import type { Services } from "../services";
import { readSession, sessionReturn } from "../submit/current-session";
import { qrPath } from "./qr";
import { markOf, seenByComputer } from "./seen";

type Asking<Used extends keyof Services = keyof Services> = {
  cookies: CookieStore;
  services: Pick<Services, Used>;
};

type Watching = Asking & {
  /** Of what the page was told last; null: it wants to know at once. */
  mark: string | null;
  /** Once nobody waits for the answer. */
  gone: AbortSignal;
};

/** Perhaps after a while, see `Watches`; no query without the cookie. */
export async function answerWatch({ mark, gone, ...asking }: Watching) {
  const watcher = handoffOf(asking.cookies, "computer");
  const found = watcher === null ? null : await asking.services.watches({ watcher, mark, gone });
  return { seen: await told(found, asking), mark: markOf(found) };
}

async function told(found: FoundHandoff | null, { services }: Asking): Promise<HandoffSeen> {
  if (found?.state !== "finished") return seenByComputer(found);
  return seenByComputer(found, (await sessionReturn()) ?? services.settings.RETURN_URL ?? null);
}

/** Of this browser; no query without the cookie. */
export async function isAtPhone({ cookies, services }: Asking<"ledger">): Promise<boolean> {
  const watcher = handoffOf(cookies, "computer");
  const found = watcher && (await services.ledger.watchHandoff(watcher));
  return found ? handoffStates[found.state].atPhone : false;
}

/** Switched off, its page stays for a computer whose case is at a phone already. */
export async function hasHandoffPage(asking: Asking<"ledger" | "settings">): Promise<boolean> {
  return asking.services.settings.HANDOFF !== "off" || isAtPhone(asking);
}

type Beginning = Asking & {
  /** From the page. */
  form: FormData;
  origin: string;
  address: string;
  log: Logger;
};

/** Makes a code, unless the phone has the case: then it is as it was. */
export async function answerBegin(beginning: Beginning): Promise<HandoffSeen> {
  const { cookies, services, form, origin, address, log } = beginning;
  const { ledger } = services;
  const locale = form.get("locale");
  const sealed = form.get("sealed");
  if (typeof locale !== "string" || !isLocale(locale)) return { state: "none" };
  if (!(await ledger.admitAddress("start", address)).admitted) {
    log.warn({ reason: "limit" }, "A code for a phone was not made.");
    return { state: "limit" };
  }
  const link = await readSession();
  const session = link?.kind === "live" ? link.session : null;
  const application = await currentApplication(cookies, services);
  const own = application?.channel === "self" && application.movedAt === null ? application : null;
  const former = handoffOf(cookies, "computer");
  const begun = await ledger.beginHandoff({
    former,
    applicationId: own?.id ?? null,
    session,
    // A session's own goes along with it.
    ref: session ? null : readRef(form.get("ref")),
  });
  if (!begun) return told(former === null ? null : await ledger.watchHandoff(former), beginning);
  keepHandoff(cookies, "computer", begun.watcher, origin);
  log.info({ locale }, "A code for a phone was made.");
  const page = `${origin}/${locale}/phone#${begun.code}`;
  const prefill = session && typeof sealed === "string" && /^[\w-]{1,2000}$/.test(sealed) ? `.${sealed}` : "";
  const whole = page + prefill;
  const { id, leftMs } = begun;
  return { state: "waiting", id, leftMs, code: { id, link: whole, ...qrPath(whole) } };
}
