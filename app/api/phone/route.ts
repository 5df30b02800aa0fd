import type { PhoneSeen } from "@/lib/onboarding/handoff";
import { answerConfirm, answerOpen, answerPhone } from "@/lib/server/handoff/phone";
import { clientAddress } from "@/lib/server/http/address";
import { ownCookies } from "@/lib/server/http/cookies/own-cookies";
import { comesFromHere } from "@/lib/server/http/origin";
import { requestLog } from "@/lib/server/ops/request-log";
import { services } from "@/lib/server/services";

/** What this phone has opened. */
export async function GET(): Promise<Response> {
  return answer(await answerPhone({ cookies: await ownCookies(), services: services() }));
}

/** `code`: opens it. `number`: the one that was chosen. */
export async function POST(request: Request): Promise<Response> {
  if (!comesFromHere(request.headers)) return new Response(null, { status: 403 });
  if (services().settings.HANDOFF === "off") return new Response(null, { status: 404 });
  const form = await request.formData().catch(() => new FormData());
  const opening = {
    cookies: await ownCookies(),
    services: services(),
    origin: request.headers.get("origin") ?? "",
    address: clientAddress(request.headers, services().settings.TRUSTED_PROXY_HOPS),
    log: await requestLog(),
  };
  const [code, number] = [form.get("code"), form.get("number")];
  if (typeof code === "string") return answer(await answerOpen(code, opening));
  return answer(await answerConfirm(Number(number), opening));
}

const answer = (seen: PhoneSeen) => Response.json(seen, { headers: { "Cache-Control": "no-store" } });
