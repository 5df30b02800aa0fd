import { comesFromHere } from "@/lib/server/http/origin";
import { countFromBrowser } from "@/lib/server/ops/counts";
import { services } from "@/lib/server/services";

/** Counts from browsers: nothing personal. */
export async function POST(request: Request): Promise<Response> {
  if (!comesFromHere(request.headers)) return new Response(null, { status: 403 });
  const counted = countFromBrowser(await request.text(), services().metrics);
  return new Response(null, { status: counted ? 204 : 400 });
}
