import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { UnlockPage } from "@/components/branch/lock/unlock-page";
import { isLocale } from "@/lib/locales";
import { requireStaff } from "@/lib/server/branch/staff";
import { ownCookies } from "@/lib/server/http/cookies/own-cookies";
import { currentApplication } from "@/lib/server/http/cookies/session";
import { services } from "@/lib/server/services";
import { hasPin, pinTriesLeft } from "@/lib/staff/pin";
import { asUnlockNotice } from "@/lib/staff/pin-notices";
import { staffWords } from "@/lib/words/branch/staff";
import { wordsOf } from "@/lib/words/of";

type UnlockProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: UnlockProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const { heading } = staffWords[locale].unlock;
  const wrong = asUnlockNotice((await searchParams).why) !== null;
  return { title: wrong ? `${wordsOf(locale).title.error} ${heading}` : heading };
}

export default async function BranchUnlockPage({ params, searchParams }: UnlockProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const staff = await requireStaff(locale, "page /[locale]/branch/unlock");
  if (!staff.locked) redirect(`/${locale}/branch`);
  const { settings, staffAuth } = services();
  const notice = asUnlockNotice((await searchParams).why);
  const byPin = settings.STAFF_UNLOCK === "pin";
  const words = staffWords[locale].unlock;
  return (
    <UnlockPage
      locale={locale}
      words={words}
      name={staff.name}
      problem={notice && words.problems[notice](await pinTriesLeft(staffAuth.db, staff.id))}
      way={byPin ? ((await hasPin(staffAuth.db, staff.id)) ? "pin" : "no_pin") : "password"}
      caseOpen={(await currentApplication(await ownCookies(), services())) !== null}
    />
  );
}
