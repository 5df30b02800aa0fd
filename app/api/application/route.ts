import type { StartReply } from "@/lib/onboarding/start-reply";
import { clientAddress } from "@/lib/server/address";
import { settings } from "@/lib/server/env";
import { ledger } from "@/lib/server/ledger";
import { comesFromHere } from "@/lib/server/origin";
import { ownCookies } from "@/lib/server/own-cookies";
import { requestLog } from "@/lib/server/request-log";
import { endApplication, keepToken } from "@/lib/server/session";
import { currentStaff } from "@/lib/server/staff";
import { start } from "@/lib/server/start";

/**
 * A public doorway: opens an application for this browser. What it lets through is in `lib/server/start`. A route and no
 * action: an action that sets a cookie has Next fetch the page once more, style sheet and all.
 */
export async function POST(request: Request): Promise<Response> {
  if (!comesFromHere(request.headers)) return answer({ kind: "refused", reason: "session" }, 403);
  const form = await request.formData().catch(() => new FormData());
  const starter = {
    address: clientAddress(request.headers, settings().TRUSTED_PROXY_HOPS),
    staff: await currentStaff(),
  };
  const { reply, token } = await start(form, starter, { ledger: ledger(), log: await requestLog() });
  if (token) keepToken(await ownCookies(), token, request.headers.get("origin") ?? "");
  return answer(reply);
}

/** Ends this browser's application, so that the next visit begins anew. What is under way goes on. */
export async function DELETE(request: Request): Promise<Response> {
  if (!comesFromHere(request.headers)) return new Response(null, { status: 403 });
  await endApplication(await ownCookies(), ledger());
  return new Response(null, { status: 204 });
}

const answer = (reply: StartReply, status = 200) => Response.json(reply, { status });
