import { services } from "@/lib/server/services";
import { sessionToReturn } from "@/lib/server/submit/current-session";

/** The way back of a session's person. What the address says is not read. */
export async function GET(): Promise<Response> {
  const { sessions, settings } = services();
  const session = await sessionToReturn();
  const base = session?.returnUrl ?? settings.RETURN_URL;
  if (!session || base === undefined) return new Response(null, { status: 404 });
  return new Response(null, { status: 303, headers: { Location: await sessions.returnLink(session, base) } });
}
