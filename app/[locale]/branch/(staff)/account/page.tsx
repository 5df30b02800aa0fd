import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountPage } from "@/components/branch/account/account-page";
import { zoneOf } from "@/lib/branch/zones";
import { isLocale } from "@/lib/locales";
import { momentOf } from "@/lib/moments";
import { requireStaff } from "@/lib/server/branch/staff";
import { staffRules } from "@/lib/server/branch/staff-auth-context";
import { branchZones } from "@/lib/server/branch/zones";
import { services } from "@/lib/server/services";
import { hasPassword, listSessions } from "@/lib/staff/account";
import { asAccountChange, asAccountNotice } from "@/lib/staff/account-notices";
import { hasPin } from "@/lib/staff/pin";
import { secondFactorOf } from "@/lib/staff/second-factor/second-factor";
import { accountWords } from "@/lib/words/branch/account";
import { twoStepWords } from "@/lib/words/branch/two-step";
import { wordsOf } from "@/lib/words/of";
import { changePassword, signOutOthers } from "./actions";

type AccountProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: AccountProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const { heading } = accountWords[locale];
  const wrong = asAccountNotice((await searchParams).why) !== null;
  return { title: wrong ? `${wordsOf(locale).title.error} ${heading}` : heading };
}

export default async function BranchAccountPage({ params, searchParams }: AccountProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const staff = await requireStaff(locale, "page /[locale]/branch/account");
  const { why, done } = await searchParams;
  const { settings, staffAuth } = services();
  const [byPassword, pin, factor, sessions] = await Promise.all([
    hasPassword(staffAuth.db, staff.id),
    hasPin(staffAuth.db, staff.id),
    secondFactorOf(staffAuth.db, staff.id),
    listSessions(staffAuth.db, staff.id, staffRules(settings)),
  ]);
  const [words, notice, change] = [accountWords[locale], asAccountNotice(why), asAccountChange(done)];
  const style = { locale, timeZone: zoneOf(branchZones(settings), staff.branch) };
  return (
    <AccountPage
      locale={locale}
      words={words}
      problem={notice && words.problems[notice]}
      done={change && words.done[change]}
      changePassword={byPassword ? changePassword.bind(null, locale) : null}
      pin={settings.STAFF_UNLOCK === "pin" ? (pin ? "change" : "choose") : null}
      twoStep={{
        words: twoStepWords[locale],
        state: byPassword ? (factor ? "on" : "off") : "elsewhere",
      }}
      sessions={sessions.map(({ id, startedAt, seenAt, locked }) => ({
        id,
        own: id === staff.sessionId,
        started: momentOf(startedAt, style),
        seen: momentOf(seenAt, style),
        locked,
      }))}
      signOutOthers={signOutOthers.bind(null, locale)}
    />
  );
}
