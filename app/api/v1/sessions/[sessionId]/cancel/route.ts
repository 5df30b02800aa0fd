import { answerSystem } from "@/lib/server/api/system-route";
import { services } from "@/lib/server/services";

type Context = { params: Promise<{ sessionId: string }> };

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { sessions } = services();
  return answerSystem("route /api/v1/sessions/[sessionId]/cancel", request, services(), async (key) => {
    const cancelled = await sessions.cancel(key, (await params).sessionId);
    switch (cancelled) {
      case "not_found":
      case "session_over":
        return { problem: cancelled };
      default:
        return { body: cancelled, sessionId: cancelled.id };
    }
  });
}
