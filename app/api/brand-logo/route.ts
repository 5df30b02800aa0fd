import { logoAnswer } from "@/lib/server/http/brand-logo";
import { services } from "@/lib/server/services";

export const dynamic = "force-dynamic";

/** The operator's logo. The headers of every answer keep an SVG that is opened by itself from doing anything. */
export function GET(request: Request): Response {
  return logoAnswer(services().brandLogo, new URL(request.url).searchParams.get("v"));
}
