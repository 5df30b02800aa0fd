import "server-only";
import { isAPIError } from "better-auth/api";
import type { Logger } from "pino";
import type { Database } from "../../../ledger/database/database";
import type { StaffAuth } from "../../../staff/auth";
import { type Scheme, staffCookies } from "../../../staff/cookie";
import type { KnownDevices } from "../../../staff/known-device";
import { challenged } from "../../../staff/second-factor/challenge";
import { recoveryHash } from "../../../staff/second-factor/recovery-codes";
import { type SecretKeys, takeCode } from "../../../staff/second-factor/second-factor";
import type { CodeProblem } from "../../../staff/sign-in-problem";
import type { TrustedDevices } from "../../../staff/trusted-device";
import type { CookieStore } from "../../http/cookies/pair";
import { logRefusal } from "../../ops/log-refusal";
import type { Audit } from "../audit";
import { keepCookies, withCookies } from "./auth-cookies";
import { renamedFor, textOf } from "./staff-sign-in";

const place = "action signInWithCode";

type CodeDeps = {
  auth: StaffAuth;
  scheme: Scheme;
  db: Database;
  keys: SecretKeys;
  /** Of the request's cookies. */
  endSession: () => Promise<unknown>;
  log: Logger;
  cookies: CookieStore;
  knownDevices: KnownDevices;
  trustedDevices: TrustedDevices;
  audit: Audit;
  now: Date;
};

/** `over`: the password is asked for again. */
export type CodeReply = { kind: "signed_in" | "over" | "spent" } | { kind: "refused"; why: CodeProblem };

/** What better-auth refused, by its code; anything else is a sign-in that is over. */
const ends: Record<string, CodeReply> = {
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: { kind: "spent" },
  ACCOUNT_TEMPORARILY_LOCKED: { kind: "refused", why: "limit" },
};

/**
 * After a right password. better-auth counts tries and makes the session; that a code counts once is ours, and decided first.
 */
export async function signInWithCode(form: FormData, deps: CodeDeps): Promise<CodeReply> {
  const { auth, scheme, db, keys, cookies, knownDevices, log, audit, now } = deps;
  const { challenge } = staffCookies[scheme];
  const cookie = cookies.get(challenge)?.value ?? null;
  const person = cookie && (await challenged(db, cookie, now));
  if (!person) return { kind: "over" };
  const headers = withCookies({ [challenge]: cookie });
  const recovery = textOf(form, "recovery");
  const typed = textOf(form, "code").replace(/\s/g, "");
  const taken = recovery ? "right" : await takeCode(db, person.id, typed, keys, now);
  if (taken === "unreadable") {
    log.error(
      { route: place, reason: taken, staffId: person.id, alert: true },
      "A second factor is unreadable.",
    );
    return { kind: "refused", why: "failed" };
  }
  const why: CodeProblem = recovery ? "recovery" : taken === "used" ? "used" : "wrong";
  try {
    // Refused here, and counted there: no code is empty.
    const code = recovery ? recoveryHash(person.id, recovery) : taken === "right" ? typed : "";
    const call = { body: { code, trustDevice: true }, headers, returnHeaders: true } as const;
    const answer = recovery ? await auth.api.verifyBackupCode(call) : await auth.api.verifyTOTP(call);
    if (recovery) await audit("recovery_code_used", person, {});
    await deps.endSession();
    keepCookies(cookies, answer.headers, renamedFor(person.username, deps));
  } catch (error) {
    if (!isAPIError(error)) throw error;
    const told = error.body?.code ?? "";
    const wrong = told === "INVALID_CODE" || told === "INVALID_BACKUP_CODE" || error.status === "CONFLICT";
    const reply: CodeReply = wrong ? { kind: "refused", why } : (ends[told] ?? { kind: "over" });
    logRefusal(log, place, reply.kind === "refused" ? reply.why : reply.kind, { staffId: person.id });
    await audit("second_factor_failed", person, { reason: reply.kind === "refused" ? reply.why : "codes" });
    return reply;
  }
  const { name, value, options } = knownDevices.remember(
    person.username,
    scheme,
    knownDevices.find(cookies, person.username),
  );
  cookies.set(name, value, options);
  return { kind: "signed_in" };
}
