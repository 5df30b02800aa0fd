import { logoAnswer } from "@/lib/server/http/brand-logo";
import { services } from "@/lib/server/services";

export const dynamic = "force-dynamic";

/** CSP keeps an opened SVG inert. */
export function GET(request: Request): Response {
  return logoAnswer(services().brandLogo, new URL(request.url).searchParams.get("v"));
}
