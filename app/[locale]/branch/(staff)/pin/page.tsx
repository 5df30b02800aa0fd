import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { PinForm } from "@/components/branch/lock/pin-form";
import { confirmSearch } from "@/lib/branch/next-page";
import { isLocale } from "@/lib/locales";
import { requireStaff } from "@/lib/server/branch/staff";
import { services } from "@/lib/server/services";
import { hasPin, mayChoosePin } from "@/lib/staff/pin";
import { asPinNotice } from "@/lib/staff/pin-notices";
import { staffWords } from "@/lib/words/branch/staff";
import { wordsOf } from "@/lib/words/of";
import { choosePin } from "./actions";

type PinProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: PinProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const { heading } = staffWords[locale].pin;
  const wrong = asPinNotice((await searchParams).why) !== null;
  return { title: wrong ? `${wordsOf(locale).title.error} ${heading}` : heading };
}

/** Signing in leads here: whoever has a PIN, or needs none, goes on to the list. */
export default async function PinPage({ params, searchParams }: PinProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const staff = await requireStaff(locale, "page /[locale]/branch/pin");
  const { after, why } = await searchParams;
  const { settings, staffAuth } = services();
  const list = `/${locale}/branch`;
  if (settings.STAFF_UNLOCK === "password") redirect(list);
  if (after === "sign-in" && (await hasPin(staffAuth.db, staff.id))) redirect(list);
  if (!mayChoosePin(staff, new Date())) redirect(`${list}/confirm${confirmSearch("/pin")}`);
  const notice = asPinNotice(why);
  const words = staffWords[locale].pin;
  return (
    <PinForm
      words={words}
      choose={choosePin.bind(null, locale)}
      problem={notice && words.problems[notice]}
      list={list}
    />
  );
}
