import type { ApplicationSeen, StartAnswer, StartReply } from "@/lib/onboarding/start-reply";
import { currentStaff, handOver } from "@/lib/server/branch/staff";
import { handedOf } from "@/lib/server/handoff/handed";
import { clientAddress } from "@/lib/server/http/address";
import { ownCookies } from "@/lib/server/http/cookies/own-cookies";
import { currentApplication, endApplication, keepToken } from "@/lib/server/http/cookies/session";
import { comesFromHere, provenanceOf } from "@/lib/server/http/origin";
import { buildId } from "@/lib/server/ops/build-id";
import { requestLog } from "@/lib/server/ops/request-log";
import { services } from "@/lib/server/services";
import { readSession } from "@/lib/server/submit/current-session";
import { start } from "@/lib/server/submit/start";
import { startSentence } from "@/lib/server/submit/start-sentence";

/** A route: after an action that sets a cookie, Next refetches the page. */
export async function POST(request: Request): Promise<Response> {
  const { ledger, settings, applicationSeal, warnOfOrigin } = services();
  let read: Promise<FormData> | undefined;
  const readForm = () => {
    read ??= request.formData().catch(() => new FormData());
    return read;
  };
  if (!comesFromHere(request.headers)) {
    warnOfOrigin(provenanceOf((name) => request.headers.get(name)));
    return answer({ kind: "refused", reason: "session" }, await readForm(), 403);
  }
  const staff = await currentStaff();
  const session = await readSession();
  const starter = {
    address: clientAddress(request.headers, settings.TRUSTED_PROXY_HOPS),
    staff,
    session,
    handoff: async () =>
      handedOf({
        cookies: await ownCookies(),
        services: services(),
        sessionId: session?.session.id ?? null,
      }),
  };
  const { reply, token } = await start(readForm, starter, {
    ledger,
    log: await requestLog(),
    sessionNeeded: settings.REQUIRE_SESSION,
    draftKeys: services().draftKeys,
  });
  if ((await readForm()).get("channel") === "branch") await handOver(staff);
  if (token) keepToken(await ownCookies(), token, request.headers.get("origin") ?? "", applicationSeal);
  return answer(reply, await readForm());
}

function answer(reply: StartReply, form: FormData, status = 200): Response {
  const asked = { locale: form.get("locale"), again: form.get("again") };
  const { SUPPORT_CONTACT } = services().settings;
  const told: StartAnswer = {
    ...reply,
    build: buildId(),
    ...(reply.kind === "refused" && { sentence: startSentence(reply, asked, SUPPORT_CONTACT) }),
  };
  return Response.json(told, { status });
}

/** Which application the cookie opens. `started`: the page has just been told of it, so it must be that one. */
export async function GET(request: Request): Promise<Response> {
  const { settings, warnOfCookie } = services();
  const found = await currentApplication(await ownCookies(), services());
  // A case seen again, in a browser where staff may have signed in beside it.
  if (found?.channel === "branch") await handOver(await currentStaff({ passive: true }));
  const application = found?.id ?? null;
  const { searchParams } = new URL(request.url);
  const started = searchParams.get("started");
  const seen: ApplicationSeen = { application };
  if (started === null || started === application) return Response.json(seen);
  warnOfCookie(request.headers.has("cookie"));
  const asked = { locale: searchParams.get("locale"), again: searchParams.get("again") };
  return Response.json({
    ...seen,
    sentence: startSentence({ reason: "cookie" }, asked, settings.SUPPORT_CONTACT),
  });
}

/** Attempts in flight continue. */
export async function DELETE(request: Request): Promise<Response> {
  if (!comesFromHere(request.headers)) return new Response(null, { status: 403 });
  await endApplication(await ownCookies(), services());
  return new Response(null, { status: 204 });
}
