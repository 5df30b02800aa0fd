import { readJsonBody } from "@/lib/server/api/json-body";
import { answerSystem } from "@/lib/server/api/system-route";
import { ownOrigin } from "@/lib/server/http/origin";
import { services } from "@/lib/server/services";
import { fieldProblemOf } from "@/lib/sessions/problem";
import { idempotencyKey, sessionQuery } from "@/lib/sessions/session-query";

const place = "route /api/v1/sessions";

export async function POST(request: Request): Promise<Response> {
  const { sessions, sessionBody } = services();
  return answerSystem(place, request, services(), async (key) => {
    const header = idempotencyKey.safeParse(request.headers.get("idempotency-key") ?? undefined);
    if (!header.success)
      return { problem: "invalid", ...fieldProblemOf(header.error), field: "Idempotency-Key" };
    const read = await readJsonBody(request, sessionBody);
    if ("problem" in read) return read;
    const made = await sessions.create({
      key,
      body: read.body,
      origin: ownOrigin(request.headers),
      idempotencyKey: header.data ?? null,
    });
    if (made.kind === "other_body") return { problem: made.kind };
    const { session } = made;
    return { body: session, status: made.kind === "created" ? 201 : 200, sessionId: session.id };
  });
}

export async function GET(request: Request): Promise<Response> {
  const { sessions } = services();
  return answerSystem(place, request, services(), async (key) => {
    const query = sessionQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!query.success) return { problem: "invalid", ...fieldProblemOf(query.error) };
    return { body: await sessions.list(key, query.data) };
  });
}
