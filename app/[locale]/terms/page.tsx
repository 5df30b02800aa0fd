import { notFound } from "next/navigation";
import { PlainPage } from "@/components/ui/plain-page";
import { isLocale } from "@/lib/onboarding/locale";
import { publicSettings } from "@/lib/server/public-settings";
import { legal } from "@/lib/words/legal";

export default async function TermsPage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return <PlainPage {...legal.terms[locale](publicSettings(locale).brandName)} />;
}
