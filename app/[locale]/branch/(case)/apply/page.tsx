import { notFound } from "next/navigation";
import { Journey } from "@/components/apply/journey";
import { SeenBefore } from "@/components/branch/seen-before";
import { Restarted } from "@/components/journey/restarted";
import { isLocale } from "@/lib/locales";
import { requireStaff } from "@/lib/server/branch/staff";
import { readResume } from "@/lib/server/submit/resume";
import { branchListWords } from "@/lib/words/branch/branch-list";
import { submitApplication } from "../../../apply/actions";
import { lookForSeenBefore } from "../../(staff)/attempts/actions";

type BranchJourneyProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function BranchJourneyPage({ params, searchParams }: BranchJourneyProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  await requireStaff(locale, "page /[locale]/branch/apply");
  const { failed } = branchListWords(locale).seenBefore;
  return (
    <>
      <Restarted why={(await searchParams).why} locale={locale} />
      <Journey
        resume={await readResume("branch")}
        submit={submitApplication}
        notice={<SeenBefore look={lookForSeenBefore.bind(null, locale)} failed={failed} />}
      />
    </>
  );
}
