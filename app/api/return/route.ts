import { defaultLocale } from "@/lib/locales";
import { services } from "@/lib/server/services";
import { readSession } from "@/lib/server/submit/current-session";

/** The way back of a session's person. What the address says is not read. */
export async function GET(): Promise<Response> {
  const { sessions, settings } = services();
  const session = (await readSession())?.session;
  const base = session?.returnUrl ?? settings.RETURN_URL;
  const start = `/${session?.locale ?? defaultLocale}`;
  const onward = session && base ? await sessions.returnLink(session, base) : (base ?? start);
  return new Response(null, { status: 303, headers: { Location: onward, "Referrer-Policy": "no-referrer" } });
}
