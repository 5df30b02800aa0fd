import "server-only";
import { isLocale, type Locale } from "../../../locales";
import { authPath } from "../../../staff/auth";
import { schemeOf } from "../../../staff/cookie";
import { endSession } from "../../../staff/session";
import { asSignInProblem } from "../../../staff/sign-in-problem";
import { chooseLocale } from "../../../words/languages";
import type { CookieStore } from "../../http/cookies/pair";
import { leaveCase } from "../../http/cookies/session";
import { logRefusal } from "../../ops/log-refusal";
import { requestLog } from "../../ops/request-log";
import { services } from "../../services";
import { audit } from "../audit";
import { currentStaff } from "../staff";
import { oidcAuth } from "../staff-auth";

const place = "route /api/staff/callback/oidc";

/** Of somebody whom the provider knows: with others anybody could fill the audit. */
const provedReasons = ["no_role", "no_branch", "disabled", "remembered"];

/** better-auth's error codes; others are logged as `other`. */
const knownReasons = [
  ...provedReasons,
  "state_not_found",
  "state_mismatch",
  "state_invalid",
  "no_code",
  "invalid_code",
  "issuer_mismatch",
  "nonce_binding_missing",
  "unable_to_get_user_info",
  "oauth_provider_not_found",
  // From the provider: sign-in cancelled.
  "access_denied",
];

/** better-auth checks state, code, PKCE, issuer, signature and nonce. */
export async function answerProvider(request: Request, cookies: CookieStore): Promise<Response> {
  const url = new URL(request.url);
  const { headers } = request;
  const host = headers.get("x-forwarded-host") ?? headers.get("host") ?? url.host;
  // The scheme that set the state cookie: proxies may not forward it.
  const origin = `${schemeOf(cookies, "state") ?? "https"}://${host}`;
  const auth = URL.canParse(origin) ? oidcAuth(new URL(origin).origin) : null;
  if (!auth) return new Response(null, { status: 404 });
  const before = await currentStaff({ passive: true });
  const answer = await auth.handler(
    new Request(`${origin}${authPath}/callback/oidc${url.search}`, { headers: cookiesOnly(headers) }),
  );
  const target = answer.headers.get("location");
  const refused = reasonOf(target);
  if (target && !refused) {
    if (before?.locked) await leaveCase(cookies, services());
    if (before) await endSession(services().staffAuth.db, before.sessionId);
    return leadTo(target, answer.headers);
  }
  const proved = provedReasons.find((reason) => reason === refused);
  if (proved) await audit("sign_in_failed", null, { reason: proved });
  logRefusal(await requestLog(), place, knownReasons.find((reason) => reason === refused) ?? "other");
  const locale = localeIn(target) ?? chooseLocale(headers.get("accept-language"));
  return leadTo(`/${locale}/branch/sign-in?why=${asSignInProblem(refused) ?? "failed"}`, answer.headers);
}

function leadTo(target: string, from: Headers): Response {
  const headers = new Headers({ Location: target, "Cache-Control": "no-store" });
  for (const cookie of from.getSetCookie()) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
}

function reasonOf(target: string | null): string | null {
  return target === null ? "other" : new URL(target, "http://localhost").searchParams.get("error");
}

function localeIn(target: string | null): Locale | null {
  const [, locale, page] = target === null ? [] : pathOf(target).split("/");
  return isLocale(locale) && page === "branch" ? locale : null;
}

const pathOf = (target: string) => new URL(target, "http://localhost").pathname;

function cookiesOnly(headers: Headers): Headers {
  const cookie = headers.get("cookie");
  return new Headers(cookie === null ? {} : { cookie });
}
