import { cookies } from "next/headers";
import { defaultLocale, isLocale } from "@/lib/locales";
import { keepTextSize } from "@/lib/server/http/cookies/text-size";
import { comesFromHere } from "@/lib/server/http/origin";

/** Keeps the size of text that a visitor has chosen, and leads back to where it is chosen. */
export async function POST(request: Request): Promise<Response> {
  if (!comesFromHere(request.headers)) return new Response(null, { status: 403 });
  const form = await request.formData().catch(() => new FormData());
  keepTextSize(await cookies(), form.get("size") === "large" ? "large" : "usual");
  const locale = form.get("locale");
  return new Response(null, {
    status: 303,
    headers: { Location: `/${isLocale(locale) ? locale : defaultLocale}/accessibility` },
  });
}
