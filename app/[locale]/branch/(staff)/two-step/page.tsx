import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { TwoStepPage } from "@/components/branch/account/two-step-page";
import { isLocale } from "@/lib/locales";
import { offerSetUp } from "@/lib/server/branch/account/own-second-factor";
import { requireProof } from "@/lib/server/branch/proof";
import { requireStaff } from "@/lib/server/branch/staff";
import { services } from "@/lib/server/services";
import { findPerson } from "@/lib/staff/people";
import { secondFactorOf } from "@/lib/staff/second-factor/second-factor";
import { twoStepWords } from "@/lib/words/branch/two-step";
import { makeRecoveryCodes, setUpTwoStep, turnOffTwoStep } from "./actions";

type TwoStepProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: TwoStepProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: twoStepWords[locale].heading } : {};
}

export default async function BranchTwoStepPage({ params }: TwoStepProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const staff = await requireStaff(locale, "page /[locale]/branch/two-step");
  const { settings, secrets, staffAuth } = services();
  const account = (await findPerson(staffAuth.db, staff.id))?.username;
  // Who comes by the identity provider has it there.
  if (!account) redirect(`/${locale}/branch/account`);
  requireProof(locale, staff, "/two-step");
  const factor = await secondFactorOf(staffAuth.db, staff.id);
  const offered = { secrets, issuer: settings.BRAND_NAME, account };
  const { left, ...words } = twoStepWords[locale];
  const branch = `/${locale}/branch`;
  return (
    <TwoStepPage
      words={words}
      owing={staff.owing}
      offer={factor ? null : { ...offerSetUp(staff, offered), setUp: setUpTwoStep.bind(null, locale) }}
      left={left(factor?.left ?? 0)}
      renew={makeRecoveryCodes.bind(null, locale)}
      turnOff={turnOffTwoStep.bind(null, locale)}
      account={staff.owing ? null : `${branch}/account`}
      next={staff.owing ? `${branch}/pin?after=sign-in` : `${branch}/account`}
    />
  );
}
