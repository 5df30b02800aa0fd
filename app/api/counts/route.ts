import { handoffOf } from "@/lib/server/http/cookies/handoff-cookies";
import { ownCookies } from "@/lib/server/http/cookies/own-cookies";
import { comesFromHere } from "@/lib/server/http/origin";
import { countFromBrowser } from "@/lib/server/ops/counts";
import { services } from "@/lib/server/services";

/** Counts from browsers: nothing personal. A step of a phone that has a computer's case is shown there. */
export async function POST(request: Request): Promise<Response> {
  if (!comesFromHere(request.headers)) return new Response(null, { status: 403 });
  const counted = countFromBrowser(await request.text(), services().metrics);
  const phone = handoffOf(await ownCookies(), "phone");
  if (phone !== null && counted && "step" in counted)
    await services().ledger.noteHandoffStep(phone, counted.step);
  return new Response(null, { status: counted ? 204 : 400 });
}
