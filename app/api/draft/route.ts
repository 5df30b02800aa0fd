import { todayInJakarta } from "@/lib/fields/birth-date";
import type { StartAnswer } from "@/lib/onboarding/start-reply";
import { ownCookies } from "@/lib/server/http/cookies/own-cookies";
import { currentDraftKey } from "@/lib/server/http/cookies/session";
import { comesFromHere } from "@/lib/server/http/origin";
import { buildId } from "@/lib/server/ops/build-id";
import { noKey } from "@/lib/server/ops/metric-series";
import { services } from "@/lib/server/services";

/** The key of what this browser keeps of its live application, as the start has given it. 403: there is none for it. */
export async function POST(request: Request): Promise<Response> {
  const { draftKeys, metrics } = services();
  const asked =
    draftKeys && comesFromHere(request.headers) && (await currentDraftKey(await ownCookies(), services()));
  const draftKey = asked && draftKeys.open(asked.id, asked.sealed);
  if (!asked || !draftKey) {
    metrics.draftReturns.inc({ end: noKey });
    return new Response(null, { status: 403 });
  }
  const said: StartAnswer = {
    kind: "started",
    application: asked.id,
    today: todayInJakarta(),
    draftKey,
    build: buildId(),
  };
  return Response.json(said, { headers: { "Cache-Control": "no-store" } });
}
