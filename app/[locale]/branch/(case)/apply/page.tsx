import { Journey } from "@/components/journey/journey";
import { readResume } from "@/lib/server/resume";
import { currentStaff } from "@/lib/server/staff";

export default async function BranchJourneyPage() {
  // A layout is not asked again by each page.
  if (!(await currentStaff())) return null;
  return <Journey resume={await readResume("branch")} />;
}
