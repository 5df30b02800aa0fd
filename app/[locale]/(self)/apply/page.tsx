import { CaseFrame } from "@/components/case/case-frame";
import { Journey } from "@/components/journey/journey";
import { readResume } from "@/lib/server/resume";

export default async function ApplyPage() {
  return (
    <CaseFrame>
      <Journey resume={await readResume("self")} />
    </CaseFrame>
  );
}
