import "server-only";
import { isAPIError } from "better-auth/api";
import type { Logger } from "pino";
import type { Ledger } from "../../../ledger/ledger";
import type { StaffAuth } from "../../../staff/auth";
import { type Scheme, staffCookies } from "../../../staff/cookie";
import type { KnownDevices } from "../../../staff/known-device";
import { oidcId } from "../../../staff/oidc";
import type { SignInReply } from "../../../staff/sign-in-problem";
import type { TrustedDevices } from "../../../staff/trusted-device";
import type { CookieStore } from "../../http/cookies/pair";
import { logRefusal } from "../../ops/log-refusal";
import { isTurnedAway, type Turns } from "../../turns";
import { keepCookies, withCookies } from "./auth-cookies";

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
  trustedDevices: TrustedDevices;
  passwordTurns: PasswordTurns;
  /** Of an admitted try; others are in the log alone, so that nobody fills the audit. */
  onFailed: (username: string, reason: "password" | "disabled") => Promise<void>;
};

/**
 * Names cannot be probed: unknown ones are hashed for, too.
 * @returns the error, "code" where the second factor is still to come, or null once the cookie is set
 */
export async function signInWithPassword(
  form: FormData,
  address: string,
  deps: Deps,
): Promise<SignInReply | "code" | null> {
  const { auth, scheme, endSession, ledger, log, cookies, knownDevices, passwordTurns, onFailed } = deps;
  const [username, password] = [textOf(form, "username").trim(), textOf(form, "password")];
  const fields = (["username", "password"] as const).filter((field) => !{ username, password }[field]);
  if (fields.length > 0) return { kind: "missing", fields };
  const place = "action signInStaff";
  const device = knownDevices.find(cookies, username);
  const signIn = { username, address, device };
  const signInOnce = async (): Promise<SignInReply | "code" | null> => {
    const admission = await ledger.admitSignIn(signIn);
    if (!admission.admitted) {
      logRefusal(log, place, "limit");
      return { kind: "refused", why: "limit" };
    }
    const body = { username, password };
    const { trust, challenge } = staffCookies[scheme];
    const trusted = withCookies({ [trust]: deps.trustedDevices.find(cookies, username, scheme) });
    const { headers, response } = await auth.api.signInUsername({
      body,
      headers: trusted,
      returnHeaders: true,
    });
    if (asksForCode(response)) {
      // Whose session is here keeps it, and its lock, until the code is right.
      keepCookies(cookies, headers, (name) => (name === challenge ? name : null));
      await ledger.forgiveSignIn(signIn);
      return "code";
    }
    await endSession();
    keepCookies(cookies, headers, renamedFor(username, deps));
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

/**
 * @param next where it leads back to, behind `/branch`
 * @returns the provider's URL, or null if unreachable
 */
export async function startAtProvider(
  locale: string,
  next: string,
  head: Headers,
  { auth, log, cookies }: Pick<Deps, "auth" | "log" | "cookies">,
): Promise<string | null> {
  const body = {
    provider: oidcId,
    callbackURL: `/${locale}/branch${next}`,
    errorCallbackURL: `/${locale}/branch/sign-in`,
    disableRedirect: true,
  };
  try {
    const { headers, response } = await auth.api.signInSocial({
      body,
      headers: head,
      returnHeaders: true,
    });
    keepCookies(cookies, headers);
    return response.url ?? null;
  } catch (error) {
    if (!isAPIError(error)) throw error;
    log.error({ route: "action signInWithOidc", reason: "provider", alert: true }, "No identity provider.");
    return null;
  }
}

/** The type of the plugin's answer is that of a sign-in without it. */
const asksForCode = (response: object | null): boolean =>
  response !== null && "twoFactorRedirect" in response;

/** The mark of a trusted browser is kept for this user name. */
export const renamedFor =
  (username: string, { scheme, trustedDevices }: Pick<Deps, "scheme" | "trustedDevices">) =>
  (name: string): string =>
    name === staffCookies[scheme].trust ? trustedDevices.nameOf(username, scheme) : name;

/** Of a form that anybody may have made. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, 200) : "";
}
