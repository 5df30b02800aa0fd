import { isStopping } from "@/lib/server/stopping";

export const dynamic = "force-dynamic";

/** Whether a load balancer may send people here. */
export const GET = () => {
  const ready = !isStopping();
  return Response.json(
    { ready },
    { status: ready ? 200 : 503, ...(!ready && { headers: { "Retry-After": "5" } }) },
  );
};
