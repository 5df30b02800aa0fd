import { settings } from "@/lib/server/env";
import { readLogo } from "@/lib/server/logo";

export const dynamic = "force-dynamic";

/** The operator's logo. Pages ask for it with its version, so it is fetched once. */
export function GET(): Response {
  const { BRAND_LOGO } = settings();
  const logo = BRAND_LOGO === undefined ? null : readLogo(BRAND_LOGO);
  if (!logo) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(logo.bytes), {
    headers: {
      "Content-Type": logo.type,
      "Cache-Control": "public, max-age=31536000, immutable",
      // An SVG that is opened by itself is a document: it may draw, and nothing else.
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
