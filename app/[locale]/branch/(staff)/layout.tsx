import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { EndOpenCase } from "@/components/branch/end-open-case";
import { StaffBar } from "@/components/branch/staff-bar";
import { isLocale } from "@/lib/locales";
import { currentStaff } from "@/lib/server/branch/staff";
import { staffWords } from "@/lib/words/branch/staff";

type StaffLayoutProps = { params: Promise<{ locale: string }>; children: ReactNode };

/** No guard: a request can leave out a layout, so each page calls `requireStaff` itself. */
export default async function StaffLayout({ params, children }: StaffLayoutProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const staff = await currentStaff();
  return (
    <>
      {staff && <StaffBar staff={staff} locale={locale} words={staffWords[locale].bar} />}
      <EndOpenCase />
      {children}
    </>
  );
}
