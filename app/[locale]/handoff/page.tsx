import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OnComputer } from "@/components/handoff/on-computer";
import { isLocale } from "@/lib/locales";
import { services } from "@/lib/server/services";
import { handoffWords } from "@/lib/words/handoff";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: handoffWords[locale].computer.states.none.heading } : {};
}

/** The computer's side of going on at a phone. */
export default async function HandoffPage({ params }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale) || services().settings.HANDOFF === "off") notFound();
  const { computer, copy } = handoffWords[locale];
  return <OnComputer words={computer} copy={copy} />;
}
