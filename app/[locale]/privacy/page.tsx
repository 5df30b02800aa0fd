import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlainPage } from "@/components/ui/page/plain-page";
import { isLocale, type Locale } from "@/lib/locales";
import { publicSettings } from "@/lib/server/public-settings";
import { services } from "@/lib/server/services";
import { legal } from "@/lib/words/legal";

type PageProps = { params: Promise<{ locale: string }> };

const textIn = (locale: Locale) =>
  legal.privacy[locale]({ ...publicSettings(locale), keepsDraft: services().draftKeys !== null });

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: textIn(locale).heading } : {};
}

export default async function PrivacyPage({ params }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return <PlainPage {...textIn(locale)} />;
}
