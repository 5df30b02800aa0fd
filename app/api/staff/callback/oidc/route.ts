import { ownCookies } from "@/lib/server/own-cookies";
import { answerProvider } from "@/lib/server/staff-callback";

/** Where the operator's identity provider sends browsers back to. The only endpoint of better-auth that has a route. */
export async function GET(request: Request): Promise<Response> {
  return answerProvider(request, await ownCookies());
}
