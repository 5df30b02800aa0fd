import { answerProvider } from "@/lib/server/branch/sign-in/staff-callback";
import { ownCookies } from "@/lib/server/http/cookies/own-cookies";

/** Redirect URI of the identity provider; better-auth's only routed endpoint. */
export async function GET(request: Request): Promise<Response> {
  return answerProvider(request, await ownCookies());
}
