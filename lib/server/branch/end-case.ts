import type { Logger } from "pino";
import type { Ledger } from "../../ledger/ledger";
import { locales } from "../../locales";
import { type CookieStore, dropToken, endApplication } from "../http/session";

/** Where a case may lead on to: a start page, or a branch's list. Anything else would send people elsewhere. */
const nextPage = new RegExp(`^/(${locales.join("|")})(/branch(/new)?|\\?why=idle)?$`);

type EndCaseDeps = { cookies: CookieStore; ledger: Pick<Ledger, "closeApplication">; log: Logger };

/**
 * Ends the case of this browser: its application is closed, its cookie gone, and whatever the browser keeps of our pages
 * is thrown away, but for the cookies of staff. It asks for nobody's signing in: it can only take away.
 * @param next the address to go on to, as the form has it
 */
export async function endCase(next: unknown, { cookies, ledger, log }: EndCaseDeps): Promise<Response> {
  if (typeof next !== "string" || !nextPage.test(next)) return new Response(null, { status: 400 });
  try {
    await endApplication(cookies, ledger);
  } catch (error) {
    // The tablet must be clean all the same, and without its cookie nobody finds the application.
    log.error({ err: error, alert: true }, "An application could not be closed.");
  }
  dropToken(cookies);
  return new Response(null, {
    status: 303,
    headers: { Location: next, "Clear-Site-Data": '"cache", "storage"', "Cache-Control": "no-store" },
  });
}
