import { cookies } from "next/headers";
import { defaultLocale, isLocale } from "@/lib/locales";
import { currentStaff } from "@/lib/server/branch/staff";
import { keepTextSize } from "@/lib/server/http/cookies/text-size";
import { comesFromHere } from "@/lib/server/http/origin";

/** Keeps the size of text that a visitor has chosen, and leads back to where it is chosen. */
export async function POST(request: Request): Promise<Response> {
  if (!comesFromHere(request.headers)) return new Response(null, { status: 403 });
  const form = await request.formData().catch(() => new FormData());
  const staff = await currentStaff({ passive: true }).catch(() => null);
  keepTextSize(await cookies(), {
    size: form.get("size") === "large" ? "large" : "usual",
    forCase: staff?.locked ?? false,
    secure: `${request.headers.get("origin")}`.startsWith("https:"),
  });
  const locale = form.get("locale");
  return new Response(null, {
    status: 303,
    headers: { Location: `/${isLocale(locale) ? locale : defaultLocale}/accessibility` },
  });
}
