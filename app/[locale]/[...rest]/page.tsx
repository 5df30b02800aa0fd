import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isLocale } from "@/lib/locales";
import { serverWords } from "@/lib/words/server";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: serverWords[locale].notFound.heading } : {};
}

/** So that `not-found` has the locale. */
export default function NoSuchPage() {
  notFound();
}
