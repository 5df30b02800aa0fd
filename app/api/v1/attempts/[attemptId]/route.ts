import { answerSystem } from "@/lib/server/api/system-route";
import { services } from "@/lib/server/services";
import { resultOf } from "@/lib/sessions/attempt-result";

type Context = { params: Promise<{ attemptId: string }> };

/** For other systems: attempts of their own sessions, of the open page and of branches. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { ledger, sessions } = services();
  return answerSystem("route /api/v1/attempts/[attemptId]", request, services(), async (key) => {
    const view = await ledger.findAttempt((await params).attemptId);
    if (!view || (view.sessionId !== null && !(await sessions.isOwn(key, view.sessionId))))
      return { problem: "not_found" };
    return { body: resultOf(view, await ledger.consentOf(view.applicationId)) };
  });
}
