import { services } from "@/lib/server/services";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const answer = await services().readiness();
  if (answer.ready) return Response.json(answer);
  return Response.json(answer, { status: 503, headers: { "Retry-After": "5" } });
}
