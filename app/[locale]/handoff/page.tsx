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
export default function Page() {
  if (services().settings.HANDOFF === "off") notFound();
  return <OnComputer />;
}
