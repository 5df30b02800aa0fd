import { oldBrowserNotice } from "@/lib/server/http/old-browser";
import { services } from "@/lib/server/services";

export const dynamic = "force-dynamic";

/** Asked for by old browsers only. */
export function GET(): Response {
  const script = oldBrowserNotice(services().settings.SUPPORT_CONTACT ?? null);
  return new Response(script, { headers: { "Content-Type": "text/javascript; charset=utf-8" } });
}
