import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OnPhone } from "@/components/handoff/on-phone";
import { isLocale, type Locale } from "@/lib/locales";
import { publicSettings } from "@/lib/server/public-settings";
import { services } from "@/lib/server/services";
import { handoffWords } from "@/lib/words/handoff";

type PageProps = { params: Promise<{ locale: string }> };

/** Naming the operator. */
function wordsOf(locale: Locale) {
  const { phone, copy } = handoffWords[locale];
  const heading = phone.heading.replace("#", () => publicSettings(locale).brandName);
  return { words: { ...phone, heading }, copy };
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: wordsOf(locale).words.heading } : {};
}

/** The phone's side: the code is in the fragment, which no server sees. */
export default async function PhonePage({ params }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale) || services().settings.HANDOFF === "off") notFound();
  return <OnPhone {...wordsOf(locale)} />;
}
