import "server-only";
import { isAPIError } from "better-auth/api";
import { parseSetCookieHeader, toCookieOptions } from "better-auth/cookies/utils";
import type { Logger } from "pino";
import type { Ledger } from "../../ledger/ledger";
import type { StaffAuth } from "../../staff/auth";
import type { Scheme } from "../../staff/cookie";
import type { KnownDevices } from "../../staff/known-device";
import { oidcId } from "../../staff/oidc";
import type { SignInReply } from "../../staff/sign-in-problem";
import type { CookieStore } from "../http/cookies/session";
import { logRefusal } from "../submit/refusal";
import { isTurnedAway, type Turns } from "../turns";

/** Sign-ins from devices that are not known wait behind each other only. */
export type PasswordTurns = Record<"known" | "unknown", Turns>;

type Deps = {
  auth: StaffAuth;
  scheme: Scheme;
  /** Of the request's cookies. */
  endSession: () => Promise<unknown>;
  ledger: Pick<Ledger, "admitSignIn" | "forgiveSignIn">;
  log: Logger;
  cookies: CookieStore;
  knownDevices: KnownDevices;
  passwordTurns: PasswordTurns;
  /** Of a try that was admitted; others are in the log alone, so that nobody fills the audit. */
  onFailed: (username: string, reason: "password" | "disabled") => Promise<void>;
};

/**
 * Names cannot be probed: better-auth hashes for unknown ones too, and all refusals read alike.
 * @returns the error, or null once the cookie is set
 */
export async function signInWithPassword(
  form: FormData,
  head: Headers,
  address: string,
  { auth, scheme, endSession, ledger, log, cookies, knownDevices, passwordTurns, onFailed }: Deps,
): Promise<SignInReply | null> {
  const [username, password] = [textOf(form, "username").trim(), textOf(form, "password")];
  const fields = (["username", "password"] as const).filter((field) => !{ username, password }[field]);
  if (fields.length > 0) return { kind: "missing", fields };
  const place = "action signInStaff";
  const device = knownDevices.find(cookies, username);
  const signIn = { username, address, device };
  const signInOnce = async (): Promise<SignInReply | null> => {
    const admission = await ledger.admitSignIn(signIn);
    if (!admission.admitted) {
      logRefusal(log, place, "limit");
      return { kind: "refused", why: "limit" };
    }
    const body = { username, password };
    const { headers } = await auth.api.signInUsername({ body, headers: head, returnHeaders: true });
    await endSession();
    keepCookies(cookies, headers);
    const { name, value, options } = knownDevices.remember(username, scheme, device);
    cookies.set(name, value, options);
    await ledger.forgiveSignIn(signIn);
    return null;
  };
  try {
    // Counted in its turn: what is turned away costs no query.
    return await passwordTurns[device ? "known" : "unknown"](signInOnce);
  } catch (error) {
    if (isTurnedAway(error)) {
      logRefusal(log, place, "busy");
      return { kind: "refused", why: "busy" };
    }
    if (!isAPIError(error)) throw error;
    const reason = error.body?.code === "disabled" ? "disabled" : "password";
    logRefusal(log, place, reason);
    await onFailed(username, reason);
    return { kind: "refused", why: "wrong" };
  }
}

/** @returns the provider's URL, or null if unreachable */
export async function startAtProvider(
  locale: string,
  head: Headers,
  { auth, log, cookies }: Pick<Deps, "auth" | "log" | "cookies">,
): Promise<string | null> {
  const body = {
    provider: oidcId,
    callbackURL: `/${locale}/branch/pin?after=sign-in`,
    errorCallbackURL: `/${locale}/branch/sign-in`,
    disableRedirect: true,
  };
  try {
    const { headers, response } = await auth.api.signInSocial({ body, headers: head, returnHeaders: true });
    keepCookies(cookies, headers);
    return response.url ?? null;
  } catch (error) {
    if (!isAPIError(error)) throw error;
    log.error({ route: "action signInWithOidc", reason: "provider", alert: true }, "No identity provider.");
    return null;
  }
}

/** Copies better-auth's cookies to Next. */
function keepCookies(cookies: CookieStore, headers: Headers): void {
  for (const line of headers.getSetCookie())
    for (const [name, cookie] of parseSetCookieHeader(line))
      cookies.set(name, cookie.value, toCookieOptions(cookie));
}

/** Of a form that anybody may have made. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, 200) : "";
}
