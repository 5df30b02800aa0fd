import { defaultLocale, isLocale } from "@/lib/locales";
import { audit } from "@/lib/server/branch/audit";
import { currentStaff } from "@/lib/server/branch/staff";
import { endStaffSession } from "@/lib/server/branch/staff-auth";
import { ownCookies } from "@/lib/server/http/cookies/own-cookies";
import { dropCaseCookies, endApplication } from "@/lib/server/http/cookies/session";
import { comesFromHere } from "@/lib/server/http/origin";
import { logRefusal } from "@/lib/server/ops/log-refusal";
import { requestLog } from "@/lib/server/ops/request-log";
import { services } from "@/lib/server/services";
import { schemeOf, staffCookies } from "@/lib/staff/cookie";

/** Ends the staff session and the open case. */
export async function POST(request: Request): Promise<Response> {
  if (!comesFromHere(request.headers)) {
    logRefusal(await requestLog(), "route /api/staff/sign-out", "origin");
    return new Response(null, { status: 403 });
  }
  const form = await request.formData().catch(() => new FormData());
  const locale = form.get("locale");
  const store = await ownCookies();
  const staff = await currentStaff({ passive: true }).catch(() => null);
  const scheme = schemeOf(store, "session");
  // Independent of each other; the cookies are removed even if both fail.
  const ends = await Promise.allSettled([
    endApplication(store, services()),
    scheme && endStaffSession(scheme, request.headers),
    staff && audit("signed_out", staff, {}),
  ]);
  for (const end of ends)
    if (end.status === "rejected")
      (await requestLog()).error({ err: end.reason, alert: true }, "A session could not be ended.");
  dropCaseCookies(store);
  if (scheme) {
    const secure = scheme === "https";
    store.set(staffCookies[scheme].session, "", {
      httpOnly: true,
      sameSite: "lax",
      path: "/",
      secure,
      maxAge: 0,
    });
  }
  return new Response(null, {
    status: 303,
    headers: {
      Location: `/${isLocale(locale) ? locale : defaultLocale}/branch/sign-in`,
      "Cache-Control": "no-store",
      "Clear-Site-Data": '"cache", "storage"',
    },
  });
}
