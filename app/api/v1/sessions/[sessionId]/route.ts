import { answerSystem } from "@/lib/server/api/system-route";
import { services } from "@/lib/server/services";

type Context = { params: Promise<{ sessionId: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { sessions } = services();
  return answerSystem("route /api/v1/sessions/[sessionId]", request, services(), async (key) => {
    const body = await sessions.read(key, (await params).sessionId);
    return body ? { body, sessionId: body.id } : { problem: "not_found" };
  });
}
