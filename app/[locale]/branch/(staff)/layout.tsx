import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { StaffBar } from "@/components/branch/staff-bar";
import { isLocale } from "@/lib/onboarding/locale";
import { askToSignIn, currentStaff } from "@/lib/server/staff";
import { staffWords } from "@/lib/words/staff";

type StaffLayoutProps = { params: Promise<{ locale: string }>; children: ReactNode };

/** All pages for staff, with who is signed in above them. Each page asks again: a layout can be left out of a request. */
export default async function StaffLayout({ params, children }: StaffLayoutProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const staff = (await currentStaff()) ?? (await askToSignIn(locale));
  return (
    <>
      <StaffBar staff={staff} locale={locale} words={staffWords[locale].bar} />
      {children}
    </>
  );
}
