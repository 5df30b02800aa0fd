import { comesFromHere } from "@/lib/server/http/origin";
import { countFromBrowser } from "@/lib/server/ops/counts";
import { services } from "@/lib/server/services";

/** Where browsers tell which step was shown and why a camera failed. Nothing in it is about a person. */
export async function POST(request: Request): Promise<Response> {
  if (!comesFromHere(request.headers)) return new Response(null, { status: 403 });
  const counted = countFromBrowser(await request.text(), services().metrics);
  return new Response(null, { status: counted ? 204 : 400 });
}
