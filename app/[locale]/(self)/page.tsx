import { CaseFrame } from "@/components/case/case-frame";
import { StartForm } from "@/components/journey/start-form";
import { readResume } from "@/lib/server/resume";

export default async function StartPage() {
  return (
    <CaseFrame>
      <StartForm attempted={(await readResume("self")) !== null} />
    </CaseFrame>
  );
}
