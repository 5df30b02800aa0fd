import { cookies } from "next/headers";
import { defaultLocale, isLocale } from "@/lib/locales";
import { currentStaff } from "@/lib/server/branch/staff";
import { isHttps } from "@/lib/server/http/cookies/pair";
import { keepTextSize } from "@/lib/server/http/cookies/text-size";
import { comesFromHere } from "@/lib/server/http/origin";

/** Keeps a visitor's size of text, and leads back to where it is chosen. */
export async function POST(request: Request): Promise<Response> {
  if (!comesFromHere(request.headers)) return new Response(null, { status: 403 });
  const form = await request.formData().catch(() => new FormData());
  // Not known is a customer's: that ends soonest.
  const staff = await currentStaff({ passive: true }).catch(() => ({ locked: true }));
  keepTextSize(await cookies(), {
    size: form.get("size") === "large" ? "large" : "usual",
    forCase: staff?.locked ?? false,
    secure: isHttps(request.headers.get("origin")),
  });
  const locale = form.get("locale");
  return new Response(null, {
    status: 303,
    headers: { Location: `/${isLocale(locale) ? locale : defaultLocale}/accessibility` },
  });
}
