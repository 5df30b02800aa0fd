import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isLocale } from "@/lib/onboarding/locale";
import { requireStaff } from "@/lib/server/staff";
import { staffWords } from "@/lib/words/staff";

type BranchProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: BranchProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: staffWords[locale].home.heading } : {};
}

export default async function BranchPage({ params }: BranchProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  await requireStaff(locale, "page /[locale]/branch");
  return (
    <div className="mx-auto w-full max-w-column space-y-6 pb-12">
      <h1 className="text-heading">{staffWords[locale].home.heading}</h1>
    </div>
  );
}
