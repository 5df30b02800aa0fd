import type { Logger } from "pino";
import type { Ledger } from "../../ledger/ledger";
import { locales } from "../../locales";
import type { ApplicationSeal } from "../http/cookies/application-seal";
import type { CookieStore } from "../http/cookies/pair";
import { dropCaseCookies, endApplication } from "../http/cookies/session";

/** Allowlist against open redirects. */
const nextPage = new RegExp(`^/(${locales.join("|")})(/branch(/new)?|\\?why=idle)?$`);

type EndCaseDeps = {
  cookies: CookieStore;
  ledger: Pick<Ledger, "closeApplication">;
  applicationSeal: ApplicationSeal;
  log: Logger;
};

/**
 * Needs no sign-in: it only revokes. Staff cookies stay.
 * @param next path from the form
 */
export async function endCase(
  next: unknown,
  { cookies, ledger, applicationSeal, log }: EndCaseDeps,
): Promise<Response> {
  if (typeof next !== "string" || !nextPage.test(next)) return new Response(null, { status: 400 });
  try {
    await endApplication(cookies, { ledger, applicationSeal });
  } catch (error) {
    // Clear the tablet anyway: without the cookie the application is unreachable.
    log.error({ err: error, alert: true }, "An application could not be closed.");
  }
  dropCaseCookies(cookies);
  return new Response(null, {
    status: 303,
    headers: { Location: next, "Clear-Site-Data": '"cache", "storage"', "Cache-Control": "no-store" },
  });
}
