import type { Application } from "../../../ledger/application";
import type { Ledger } from "../../../ledger/ledger";
import type { ApplicationSeal } from "./application-seal";
import { type CookiePair, type CookieStore, dropPair, isHttps, keepPair, readPair } from "./pair";

const applicationCookie: CookiePair = {
  https: "__Host-application",
  http: "application",
  sameSite: "strict",
};
/** The text size of a branch's customer. */
export const caseTextSize: CookiePair = {
  https: "__Host-case-text-size",
  http: "case-text-size",
  sameSite: "strict",
};

/** @param origin of the page, as its request says */
export function keepToken(
  cookies: CookieStore,
  token: string,
  origin: string,
  { close }: ApplicationSeal,
): void {
  keepPair(cookies, applicationCookie, close(token), { secure: isHttps(origin) });
}

type Finding = { ledger: Pick<Ledger, "findApplication">; applicationSeal: ApplicationSeal };

/** The live application of the browser that sent these cookies, or null. */
export async function currentApplication(
  cookies: CookieStore,
  { ledger, applicationSeal }: Finding,
): Promise<Application | null> {
  const token = tokenOf(cookies, applicationSeal);
  return token === null ? null : ledger.findApplication(token);
}

type Asking = { ledger: Pick<Ledger, "askDraftKey">; applicationSeal: ApplicationSeal };

/** @returns of the live application of the browser that sent these cookies */
export async function currentDraftKey(cookies: CookieStore, { ledger, applicationSeal }: Asking) {
  const token = tokenOf(cookies, applicationSeal);
  return token === null ? null : ledger.askDraftKey(token);
}

type Ending = { ledger: Pick<Ledger, "closeApplication">; applicationSeal: ApplicationSeal };

/** The cookie stays, opening nothing: deleting it could hit an application opened at the same time. */
export async function endApplication(
  cookies: CookieStore,
  { ledger, applicationSeal }: Ending,
): Promise<void> {
  const token = tokenOf(cookies, applicationSeal);
  if (token !== null) await ledger.closeApplication(token);
}

/** Deletes them. Only for responses that do not open an application. */
export function dropCaseCookies(cookies: CookieStore): void {
  for (const pair of [applicationCookie, caseTextSize]) dropPair(cookies, pair);
}

/** Both: the application is closed, and the case's cookies go. */
export async function leaveCase(cookies: CookieStore, closing: Ending): Promise<void> {
  await endApplication(cookies, closing);
  dropCaseCookies(cookies);
}

/** @param header the request's own `Cookie`, not yet read by Next */
export function hasApplication(header: string | undefined, { open }: ApplicationSeal): boolean {
  const names: readonly string[] = [applicationCookie.https, applicationCookie.http];
  return (header ?? "").split(";").some((pair) => {
    const [name = "", value = ""] = pair.trim().split("=");
    return names.includes(name) && open(value) !== null;
  });
}

const tokenOf = (cookies: CookieStore, { open }: ApplicationSeal) =>
  open(readPair(cookies, applicationCookie));
