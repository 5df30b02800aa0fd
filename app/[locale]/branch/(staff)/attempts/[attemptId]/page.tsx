import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Receipt } from "@/components/branch/receipt";
import { listedState, receiptReference } from "@/lib/branch/listed-attempt";
import { zoneOf } from "@/lib/branch/zones";
import { isLocale } from "@/lib/locales";
import { momentOf } from "@/lib/moments";
import { audit } from "@/lib/server/branch/audit";
import { readReceipt } from "@/lib/server/branch/branch-list";
import { requireProof } from "@/lib/server/branch/proof";
import { requireStaff } from "@/lib/server/branch/staff";
import { branchZones } from "@/lib/server/branch/zones";
import { requestLog } from "@/lib/server/ops/request-log";
import { services } from "@/lib/server/services";
import { branchListWords } from "@/lib/words/branch/branch-list";

type PageProps = { params: Promise<{ locale: string; attemptId: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: branchListWords(locale).receipt.heading } : {};
}

export default async function ReceiptPage({ params }: PageProps) {
  const { locale, attemptId } = await params;
  if (!isLocale(locale)) notFound();
  const staff = await requireStaff(locale, "page /[locale]/branch/attempts/[attemptId]");
  const { ledger, settings } = services();
  const view = await readReceipt(attemptId, staff, { ledger, log: await requestLog() });
  if (!view) notFound();
  if (view.branch !== staff.branch) requireProof(locale, staff, `/attempts/${view.id}`);
  await audit("receipt_seen", staff, { attemptId: view.id, branch: view.branch });
  const at = view.endedAt ?? view.claimedAt;
  return (
    <Receipt
      words={branchListWords(locale)}
      listPath={`/${locale}/branch`}
      id={view.id}
      state={listedState(view)}
      reference={receiptReference(view)}
      at={at.toISOString()}
      time={momentOf(at, { locale, timeZone: zoneOf(branchZones(settings), view.branch) })}
      branch={view.branch}
    />
  );
}
