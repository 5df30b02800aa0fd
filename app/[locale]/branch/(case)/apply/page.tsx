import { Journey } from "@/components/journey/journey";
import { readResume } from "@/lib/server/resume";
import { requireStaff } from "@/lib/server/staff";

type BranchJourneyProps = { params: Promise<{ locale: string }> };

export default async function BranchJourneyPage({ params }: BranchJourneyProps) {
  await requireStaff((await params).locale, "page /[locale]/branch/apply");
  return <Journey resume={await readResume("branch")} />;
}
