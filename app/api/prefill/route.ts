import { comesFromHere } from "@/lib/server/http/origin";
import { services } from "@/lib/server/services";
import { readSession } from "@/lib/server/submit/current-session";

/** Opens the sealed prefill of a link's fragment, for the browser that owns the session. The body is the fragment. */
export async function POST(request: Request): Promise<Response> {
  const session = comesFromHere(request.headers) ? await readSession() : null;
  if (session?.kind !== "live") return new Response(null, { status: 403 });
  const prefill = services().sessions.openPrefill(session.session.id, await request.text());
  return prefill ? Response.json({ prefill }) : new Response(null, { status: 422 });
}
