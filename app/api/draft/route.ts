import { todayInJakarta } from "@/lib/fields/birth-date";
import type { StartAnswer } from "@/lib/onboarding/start-reply";
import { ownCookies } from "@/lib/server/http/cookies/own-cookies";
import { comesFromHere } from "@/lib/server/http/origin";
import { buildId } from "@/lib/server/ops/build-id";
import { noKey } from "@/lib/server/ops/metric-series";
import { services } from "@/lib/server/services";
import { readSession } from "@/lib/server/submit/current-session";
import { keptDraft } from "@/lib/server/submit/kept-draft";

/**
 * The key of what this browser keeps. 403: there is none. 409: of another session; it is kept.
 */
export async function POST(request: Request): Promise<Response> {
  const asking = { cookies: await ownCookies(), services: services() };
  const kept = comesFromHere(request.headers)
    ? await keptDraft(asking, (await readSession())?.session.id ?? null)
    : "none";
  if (kept === "none") {
    services().metrics.draftReturns.inc({ end: noKey });
    return new Response(null, { status: 403 });
  }
  if (kept === "other_session") return new Response(null, { status: 409 });
  const said: StartAnswer = {
    kind: "started",
    application: kept.id,
    today: todayInJakarta(),
    draftKey: kept.draftKey,
    build: buildId(),
  };
  return Response.json(said, { headers: { "Cache-Control": "no-store" } });
}
