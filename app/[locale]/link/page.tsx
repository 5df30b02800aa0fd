import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlainPage } from "@/components/ui/page/plain-page";
import { isLocale } from "@/lib/locales";
import { publicSettings } from "@/lib/server/public-settings";
import { linkPage, linkWords, readLinkPage } from "@/lib/words/link";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const { why } = await searchParams;
  return isLocale(locale) ? { title: linkWords[locale][readLinkPage(why)].heading } : {};
}

/** Why a link opened nothing. */
export default async function LinkPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { why } = await searchParams;
  return <PlainPage {...linkPage(locale, readLinkPage(why), publicSettings(locale).supportContact)} />;
}
