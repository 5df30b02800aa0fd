import { type HandoffSeen, seenHeader } from "@/lib/onboarding/handoff";
import { answerBegin, answerWatch } from "@/lib/server/handoff/computer";
import { clientAddress } from "@/lib/server/http/address";
import { handoffOf } from "@/lib/server/http/cookies/handoff-cookies";
import { ownCookies } from "@/lib/server/http/cookies/own-cookies";
import { comesFromHere } from "@/lib/server/http/origin";
import { requestLog } from "@/lib/server/ops/request-log";
import { services } from "@/lib/server/services";

/** What the computer watches, once it is something else than what the page has seen. */
export async function GET({ headers, signal: gone }: Request): Promise<Response> {
  const asking = { cookies: await ownCookies(), services: services() };
  const { seen, mark } = await answerWatch({ ...asking, mark: headers.get(seenHeader), gone });
  const response = answer(seen);
  if (mark) response.headers.set(seenHeader, mark);
  return response;
}

/** A code for the phone. */
export async function POST(request: Request): Promise<Response> {
  const { settings } = services();
  if (!comesFromHere(request.headers)) return new Response(null, { status: 403 });
  if (settings.HANDOFF === "off") return new Response(null, { status: 404 });
  const seen = await answerBegin({
    cookies: await ownCookies(),
    services: services(),
    form: await request.formData().catch(() => new FormData()),
    origin: request.headers.get("origin") ?? "",
    address: clientAddress(request.headers, settings.TRUSTED_PROXY_HOPS),
    log: await requestLog(),
  });
  return answer(seen);
}

/** The computer goes on by itself. 409: the phone is sending. */
export async function DELETE({ headers }: Request): Promise<Response> {
  if (!comesFromHere(headers)) return new Response(null, { status: 403 });
  const watcher = handoffOf(await ownCookies(), "computer");
  const left = watcher === null ? null : await services().ledger.leaveHandoff({ watcher });
  if (left?.left) (await requestLog()).info({ reason: left.state }, "A computer went on with its case.");
  return new Response(null, { status: left?.left === false ? 409 : 204 });
}

const answer = (seen: HandoffSeen) => Response.json(seen, { headers: { "Cache-Control": "no-store" } });
