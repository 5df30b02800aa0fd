import { answerProvider } from "@/lib/server/branch/staff-callback";
import { ownCookies } from "@/lib/server/http/own-cookies";

/** Where the operator's identity provider sends browsers back to. The only endpoint of better-auth that has a route. */
export async function GET(request: Request): Promise<Response> {
  return answerProvider(request, await ownCookies());
}
