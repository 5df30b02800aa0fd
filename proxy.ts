import { type NextRequest, NextResponse } from "next/server";
import { isLocale } from "./lib/onboarding/locale";
import { pageHeaders } from "./lib/server/headers";
import { requestIdHeader } from "./lib/server/request-id";
import { chooseLocale } from "./lib/words/languages";

/**
 * Sends `/` and addresses without a language to one, and gives each page its nonce and its headers. Each request gets
 * a name, always ours, under which the log speaks of it.
 */
export function proxy(request: NextRequest) {
  const { pathname, search } = request.nextUrl;
  if (!isLocale(pathname.split("/")[1])) {
    const locale = chooseLocale(request.headers.get("accept-language"));
    return NextResponse.redirect(
      new URL(`/${locale}${pathname === "/" ? "" : pathname}${search}`, request.url),
    );
  }
  const requestId = crypto.randomUUID();
  const nonce = btoa(crypto.randomUUID());
  const headers = pageHeaders({ nonce, development: process.env.NODE_ENV === "development" });
  const inward = new Headers(request.headers);
  // Next reads the nonce for its own scripts from this request header.
  inward.set("content-security-policy", headers["Content-Security-Policy"]);
  inward.set(requestIdHeader, requestId);
  const response = NextResponse.next({ request: { headers: inward } });
  response.headers.set(requestIdHeader, requestId);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

export const config = { matcher: ["/((?!api/|_next/|favicon.ico|icon.svg).*)"] };
