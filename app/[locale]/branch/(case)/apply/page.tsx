import { notFound } from "next/navigation";
import { SeenBefore } from "@/components/branch/seen-before";
import { Journey } from "@/components/journey/journey";
import { ReviewNoticeProvider } from "@/components/journey/review-notice";
import { isLocale } from "@/lib/onboarding/locale";
import { readResume } from "@/lib/server/resume";
import { requireStaff } from "@/lib/server/staff";
import { branchListWords } from "@/lib/words/branch-list";

type BranchJourneyProps = { params: Promise<{ locale: string }> };

export default async function BranchJourneyPage({ params }: BranchJourneyProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  await requireStaff(locale, "page /[locale]/branch/apply");
  const { failed } = branchListWords(locale).seenBefore;
  return (
    <ReviewNoticeProvider notice={<SeenBefore locale={locale} failed={failed} />}>
      <Journey resume={await readResume("branch")} />
    </ReviewNoticeProvider>
  );
}
