import { comesFromHere } from "@/lib/server/http/origin";
import { countFromBrowser } from "@/lib/server/ops/counts";

/** Where browsers tell which step was shown and why a camera failed. Nothing in it is about a person. */
export async function POST(request: Request): Promise<Response> {
  if (!comesFromHere(request.headers)) return new Response(null, { status: 403 });
  return new Response(null, { status: countFromBrowser(await request.text()) ? 204 : 400 });
}
