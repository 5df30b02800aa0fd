import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AuditPage } from "@/components/branch/audit-page";
import { zoneOf } from "@/lib/branch/zones";
import { isLocale } from "@/lib/locales";
import { readAuditPage } from "@/lib/server/branch/branch-audit";
import { requireStaff } from "@/lib/server/branch/staff";
import { branchZones } from "@/lib/server/branch/zones";
import { services } from "@/lib/server/services";
import { auditWords } from "@/lib/words/branch/audit";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: auditWords[locale].heading } : {};
}

export default async function BranchAuditPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { branch } = await requireStaff(locale, "page /[locale]/branch/audit");
  const { before } = await searchParams;
  const { staffAuth, settings } = services();
  const words = auditWords[locale];
  const timeZone = zoneOf(branchZones(settings), branch);
  const page = await readAuditPage(staffAuth.db, { branch, before }, words, { locale, timeZone });
  return <AuditPage {...page} words={words} branch={branch} list={`/${locale}/branch`} />;
}
