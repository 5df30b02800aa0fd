import { type NextRequest, NextResponse } from "next/server";
import { isLocale } from "./lib/locales";
import { pageHeaders } from "./lib/server/http/headers";
import { inlinedStyles } from "./lib/server/http/inlined-styles";
import { buildId } from "./lib/server/ops/build-id";
import { chooseLocale } from "./lib/words/languages";

/**
 * Sends `/` and addresses without a language to one, and gives each page its nonce and its headers. An action is no
 * page: its answer needs neither, and its body would be copied twice on the way through here.
 */
export function proxy(request: NextRequest) {
  const { pathname, search } = request.nextUrl;
  if (!isLocale(pathname.split("/")[1])) {
    const locale = chooseLocale(request.headers.get("accept-language"));
    return NextResponse.redirect(
      new URL(`/${locale}${pathname === "/" ? "" : pathname}${search}`, request.url),
    );
  }
  const nonce = btoa(crypto.randomUUID());
  const development = process.env.NODE_ENV === "development";
  const styles = development ? [] : inlinedStyles();
  const headers = pageHeaders({ nonce, development, styles, build: buildId() });
  const inward = new Headers(request.headers);
  // Next reads the nonce for its own scripts from this request header.
  inward.set("content-security-policy", headers["Content-Security-Policy"]);
  const response = NextResponse.next({ request: { headers: inward } });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

export const config = {
  matcher: [
    {
      source: "/((?!api/|_next/|favicon.ico|icon.svg).*)",
      missing: [{ type: "header", key: "next-action" }],
    },
  ],
};
