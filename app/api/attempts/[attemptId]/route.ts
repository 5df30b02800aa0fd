import { ownCookies } from "@/lib/server/http/cookies/own-cookies";
import { currentApplication } from "@/lib/server/http/cookies/session";
import { services } from "@/lib/server/services";
import { statusOf } from "@/lib/server/submit/attempt-status";
import { isUuid } from "@/lib/uuid";

type Context = { params: Promise<{ attemptId: string }> };

/** A route, because server actions queue. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { attemptId } = await params;
  const { ledger } = services();
  const application = isUuid(attemptId) ? await currentApplication(await ownCookies(), services()) : null;
  const own = application && { applicationId: application.id, attemptId };
  const view = own && (await ledger.readAttempt(own));
  const status = await statusOf(view, ledger);
  return Response.json(status, { headers: { "Cache-Control": "no-store" } });
}
