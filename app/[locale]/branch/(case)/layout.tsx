import { notFound, redirect } from "next/navigation";
import type { ReactNode } from "react";
import { BranchCase } from "@/components/branch/branch-case";
import { isLocale } from "@/lib/onboarding/locale";
import { currentStaff } from "@/lib/server/staff";

type CaseLayoutProps = { params: Promise<{ locale: string }>; children: ReactNode };

export default async function CaseLayout({ params, children }: CaseLayoutProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const staff = await currentStaff();
  if (!staff) redirect(`/${locale}/branch`);
  const { name, branch } = staff;
  return <BranchCase staff={{ name, branch }}>{children}</BranchCase>;
}
