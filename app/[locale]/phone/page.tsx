import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OnPhone } from "@/components/handoff/on-phone";
import { isLocale } from "@/lib/locales";
import { publicSettings } from "@/lib/server/public-settings";
import { services } from "@/lib/server/services";
import { handoffWords } from "@/lib/words/handoff";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale)
    ? { title: handoffWords[locale].phone.heading(publicSettings(locale).brandName) }
    : {};
}

/** The phone's side: the code is in the fragment, which no server sees. */
export default function Page() {
  if (services().settings.HANDOFF === "off") notFound();
  return <OnPhone />;
}
