import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConfirmPage } from "@/components/branch/account/confirm-page";
import { asNextPage } from "@/lib/branch/next-page";
import { isLocale } from "@/lib/locales";
import { requireStaff } from "@/lib/server/branch/staff";
import { waysToSignIn } from "@/lib/server/branch/staff-auth";
import { services } from "@/lib/server/services";
import { hasPassword } from "@/lib/staff/account";
import { asConfirmNotice } from "@/lib/staff/account-notices";
import { secondFactorOf } from "@/lib/staff/second-factor/second-factor";
import { accountWords } from "@/lib/words/branch/account";
import { staffWords } from "@/lib/words/branch/staff";
import { wordsOf } from "@/lib/words/of";
import { signInWithOidc } from "../../sign-in/actions";
import { confirmSelf } from "./actions";

type ConfirmProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: ConfirmProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const { heading } = accountWords[locale].confirm;
  const wrong = asConfirmNotice((await searchParams).why) !== null;
  return { title: wrong ? `${wordsOf(locale).title.error} ${heading}` : heading };
}

export default async function BranchConfirmPage({ params, searchParams }: ConfirmProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const staff = await requireStaff(locale, "page /[locale]/branch/confirm");
  const { next, why } = await searchParams;
  const words = accountWords[locale].confirm;
  const notice = asConfirmNotice(why);
  const { db } = services().staffAuth;
  const [byPassword, factor] = await Promise.all([hasPassword(db, staff.id), secondFactorOf(db, staff.id)]);
  return (
    <ConfirmPage
      words={words}
      problem={notice && words.problems[notice]}
      next={asNextPage(next)}
      byCode={factor !== null}
      confirm={byPassword ? confirmSelf.bind(null, locale) : null}
      signIn={staffWords[locale].signIn}
      toProvider={!byPassword && waysToSignIn().oidc ? signInWithOidc : null}
      list={`/${locale}/branch`}
    />
  );
}
