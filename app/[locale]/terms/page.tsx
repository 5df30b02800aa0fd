import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlainPage } from "@/components/ui/page/plain-page";
import { isLocale, type Locale } from "@/lib/locales";
import { publicSettings } from "@/lib/server/public-settings";
import { legal } from "@/lib/words/legal";

type PageProps = { params: Promise<{ locale: string }> };

const textIn = (locale: Locale) => legal.terms[locale](publicSettings(locale));

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: textIn(locale).heading } : {};
}

export default async function TermsPage({ params }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return <PlainPage {...textIn(locale)} />;
}
