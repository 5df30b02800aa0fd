import { readiness } from "@/lib/server/ops/readiness";

export const dynamic = "force-dynamic";

/** Whether a load balancer may send people here. */
export async function GET(): Promise<Response> {
  const answer = await readiness();
  if (answer.ready) return Response.json(answer);
  return Response.json(answer, { status: 503, headers: { "Retry-After": "5" } });
}
