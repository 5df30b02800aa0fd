import { notFound } from "next/navigation";
import { SeenBefore } from "@/components/branch/seen-before";
import { Journey } from "@/components/journey/journey";
import { ReviewNoticeProvider } from "@/components/journey/review-notice";
import { isLocale } from "@/lib/onboarding/locale";
import { readResume } from "@/lib/server/resume";
import { requireStaff } from "@/lib/server/staff";
import { branchListWords } from "@/lib/words/branch-list";

export default async function BranchJourneyPage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  // A layout is not asked again by each page.
  await requireStaff(locale, "page /[locale]/branch/apply");
  const { failed } = branchListWords(locale).seenBefore;
  return (
    <ReviewNoticeProvider notice={<SeenBefore locale={locale} failed={failed} />}>
      <Journey resume={await readResume("branch")} />
    </ReviewNoticeProvider>
  );
}
