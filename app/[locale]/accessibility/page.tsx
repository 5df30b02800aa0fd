import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlainPage } from "@/components/ui/page/plain-page";
import { isLocale } from "@/lib/locales";
import { publicSettings } from "@/lib/server/public-settings";
import { accessibility } from "@/lib/words/accessibility";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: accessibility[locale].heading } : {};
}

export default async function AccessibilityPage({ params }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { heading, paragraphs } = accessibility[locale];
  return <PlainPage heading={heading} paragraphs={paragraphs(publicSettings(locale).supportContact)} />;
}
