import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OnComputer } from "@/components/handoff/on-computer";
import { isLocale } from "@/lib/locales";
import { hasHandoffPage } from "@/lib/server/handoff/computer";
import { ownCookies } from "@/lib/server/http/cookies/own-cookies";
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
  const asking = { cookies: await ownCookies(), services: services() };
  if (!isLocale(locale) || !(await hasHandoffPage(asking))) notFound();
  const { computer, copy } = handoffWords[locale];
  return <OnComputer words={computer} copy={copy} />;
}
