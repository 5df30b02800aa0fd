import type { StartReply } from "@/lib/onboarding/start-reply";
import { currentStaff } from "@/lib/server/branch/staff";
import { clientAddress } from "@/lib/server/http/address";
import { comesFromHere } from "@/lib/server/http/origin";
import { ownCookies } from "@/lib/server/http/own-cookies";
import { endApplication, keepToken } from "@/lib/server/http/session";
import { requestLog } from "@/lib/server/ops/request-log";
import { services } from "@/lib/server/services";
import { start } from "@/lib/server/submit/start";

/** A route: after an action that sets a cookie, Next refetches the page. */
export async function POST(request: Request): Promise<Response> {
  if (!comesFromHere(request.headers)) return answer({ kind: "refused", reason: "session" }, 403);
  const { ledger, settings, applicationSeal } = services();
  const starter = {
    address: clientAddress(request.headers, settings.TRUSTED_PROXY_HOPS),
    staff: await currentStaff(),
  };
  const readForm = () => request.formData().catch(() => new FormData());
  const { reply, token } = await start(readForm, starter, { ledger, log: await requestLog() });
  if (token) keepToken(await ownCookies(), token, request.headers.get("origin") ?? "", applicationSeal);
  return answer(reply);
}

/** Attempts in flight continue. */
export async function DELETE(request: Request): Promise<Response> {
  if (!comesFromHere(request.headers)) return new Response(null, { status: 403 });
  await endApplication(await ownCookies(), services());
  return new Response(null, { status: 204 });
}

const answer = (reply: StartReply, status = 200) => Response.json(reply, { status });
