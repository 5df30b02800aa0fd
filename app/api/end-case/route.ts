import { endCase } from "@/lib/server/branch/end-case";
import { ownCookies } from "@/lib/server/http/cookies/own-cookies";
import { comesFromHere } from "@/lib/server/http/origin";
import { requestLog } from "@/lib/server/ops/request-log";
import { services } from "@/lib/server/services";

export async function POST(request: Request): Promise<Response> {
  if (!comesFromHere(request.headers)) return new Response(null, { status: 403 });
  const form = await request.formData().catch(() => null);
  return endCase(form?.get("next"), {
    cookies: await ownCookies(),
    ledger: services().ledger,
    applicationSeal: services().applicationSeal,
    log: await requestLog(),
  });
}
