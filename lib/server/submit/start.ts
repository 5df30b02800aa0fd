import { createHash } from "node:crypto";
import type { Logger } from "pino";
import { todayInJakarta } from "../../fields/birth-date";
import { consentGiven, consentVersion } from "../../fields/consent";
import type { Ledger } from "../../ledger/ledger";
import { isLocale, type Locale } from "../../locales";
import { readRef } from "../../onboarding/ref";
import type { StartReply } from "../../onboarding/start-reply";
import type { CurrentSession } from "../../sessions/open-link";
import { mayServe } from "../../staff/access";
import type { Staff } from "../../staff/staff";
import { wordsOf } from "../../words/of";
import type { DraftKeys } from "./draft-keys";

/** `session`: of the link that this browser has opened. */
export type Starter = {
  address: string;
  staff: Staff | null;
  session?: CurrentSession | null;
  /** Asked for a person's own device. */
  handoff?: () => Promise<Handed>;
};

/** `phone`: the cookie of a phone that has a computer's case. */
export type Handed = { moved: "to_phone" | "to_computer" } | { phone: string | null };

type StartDeps = {
  ledger: Ledger;
  log: Logger;
  sessionNeeded?: boolean;
  /** Without it nothing is kept on a device; at a branch nothing ever is. */
  draftKeys?: DraftKeys | null;
};

/**
 * A branch's page opens one of the person who is signed in, and none where nobody is.
 * @param readForm after the address was counted
 * @returns `token`: for the cookie
 */
export async function start(
  readForm: () => Promise<FormData>,
  { address, staff, session = null, handoff = notHanded }: Starter,
  { ledger, log, sessionNeeded = false, draftKeys }: StartDeps,
): Promise<{ reply: StartReply; token?: string }> {
  const admission = await ledger.admitAddress("start", address);
  if (!admission.admitted) {
    log.warn({ reason: "limit" }, "An application was not opened.");
    return { reply: { kind: "refused", reason: "limit", retryAt: admission.retryAt.toISOString() } };
  }
  const form = await readForm();
  const locale = form.get("locale");
  if (typeof locale !== "string" || !isLocale(locale) || !consents(form))
    return { reply: { kind: "refused", reason: "consent" } };
  const atBranch = form.get("channel") === "branch";
  if (atBranch && !mayServe(staff, staff?.branch ?? null))
    return { reply: { kind: "refused", reason: "staff" } };
  const channel = atBranch ? "branch" : "self";
  const closed = atBranch ? null : closedBy(session, sessionNeeded);
  if (closed) return { reply: { kind: "refused", reason: "session", link: closed } };
  const handed = atBranch ? { phone: null } : await handoff();
  if ("moved" in handed) return { reply: { kind: "refused", reason: "session", ...handed } };
  const own = !atBranch && session?.kind === "live" ? session.session : null;
  const ref = own ? own.ref : readRef(form.get("ref"));
  const draft = atBranch ? null : draftKeys?.make();
  const { id, token } = await ledger.openApplication({
    channel,
    locale,
    consentVersion,
    consentHash: consentHash(locale),
    ...(ref !== null && { ref }),
    ...(own && { sessionId: own.id }),
    phone: handed.phone,
    ...(draft && { draftKeyOf: draft.sealFor }),
    ...(atBranch && staff && { branch: staff.branch, staff: staff.name, staffId: staff.id }),
  });
  log.info(
    { applicationId: id, locale, channel, ...(own && { sessionId: own.id }) },
    "An application was opened.",
  );
  const kept = draft ? { draftKey: draft.key } : {};
  return { reply: { kind: "started", application: id, today: todayInJakarta(), ...kept }, token };
}

const notHanded = async (): Promise<Handed> => ({ phone: null });

/** Null: the start is open. A browser that has opened a link begins under its session or not at all. */
export function closedBy(session: CurrentSession | null, needed: boolean) {
  if (session === null) return needed ? "needed" : null;
  return session.kind === "live" ? null : session.kind;
}

function consents(form: FormData): boolean {
  return (
    form.get("consentCheck") === consentGiven &&
    form.get("consentCertificate") === consentGiven &&
    form.get("consentVersion") === consentVersion
  );
}

/** SHA-256 (hex) of both consent sentences, one a line. */
export function consentHash(locale: Locale): string {
  const { consentCheck, consentCertificate } = wordsOf(locale).start;
  return createHash("sha256").update(`${consentCheck}\n${consentCertificate}\n`).digest("hex");
}
