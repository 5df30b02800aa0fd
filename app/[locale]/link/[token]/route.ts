import { defaultLocale, isLocale } from "@/lib/locales";
import { ownCookies } from "@/lib/server/http/cookies/own-cookies";
import { keepOwner, ownerOf } from "@/lib/server/http/cookies/owner-cookie";
import { isHttps } from "@/lib/server/http/cookies/pair";
import { looksAhead } from "@/lib/server/http/looks-ahead";
import { ownOrigin } from "@/lib/server/http/origin";
import { requestLog } from "@/lib/server/ops/request-log";
import { services } from "@/lib/server/services";
import { handedSession } from "@/lib/server/submit/current-session";
import { isLinkToken } from "@/lib/sessions/link";
import { newBrowser } from "@/lib/sessions/open-link";
import type { LinkPage } from "@/lib/words/link";

/** Beyond the expiry, so that its owner is told of it. */
const day = 24 * 60 * 60;

type Context = { params: Promise<{ locale: string; token: string }> };

/** What the link is asked for with once its browser should have a cookie. */
const again = "again";
const minutes = 60;

/** The way in by a session's link. The browser takes the fragment, which holds the sealed prefill, along. */
export async function GET({ headers, method, url }: Request, { params }: Context): Promise<Response> {
  const { locale: asked, token } = await params;
  const locale = isLocale(asked) ? asked : defaultLocale;
  const start = `/${locale}`;
  if (method === "HEAD" || looksAhead(headers)) return redirectTo(start);
  const cookies = await ownCookies();
  const secure = isHttps(ownOrigin(headers));
  const known = ownerOf(cookies);
  // The cookie comes first: whoever loses an answer is the same browser when it asks once more.
  if (!known && isLinkToken(token) && !new URL(url).searchParams.has(again)) {
    keepOwner(cookies, newBrowser(), { secure, maxAge: 10 * minutes });
    return redirectTo(`${start}/link/${token}?${again}`);
  }
  const link = await services().sessions.openLink(token, known, (await handedSession())?.id);
  if (link.kind === "at_phone") return redirectTo(`${start}/handoff`);
  if (link.kind !== "opened") {
    (await requestLog()).info({ reason: link.kind }, "A link was not opened.");
    const why: LinkPage = link.kind;
    return redirectTo(`${start}/link?why=${why}`);
  }
  const { owner, session } = link;
  const maxAge = Math.ceil((session.expiresAt.getTime() - Date.now()) / 1_000) + day;
  keepOwner(cookies, owner, { secure, maxAge });
  return redirectTo(start);
}

const redirectTo = (path: string) =>
  new Response(null, { status: 302, headers: { Location: path, "Cache-Control": "no-store" } });
