import { settings } from "@/lib/server/env";
import { readLogo } from "@/lib/server/logo";

export const dynamic = "force-dynamic";

/** The operator's logo. The headers of every answer keep an SVG that is opened by itself from doing anything. */
export function GET(): Response {
  const { BRAND_LOGO } = settings();
  const logo = BRAND_LOGO === undefined ? null : readLogo(BRAND_LOGO);
  if (!logo) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(logo.bytes), { headers: { "Content-Type": logo.type } });
}
