import { HandOver } from "@/components/branch/hand-over";
import { StartForm } from "@/components/journey/start-form";
import { readResume } from "@/lib/server/resume";
import { currentStaff } from "@/lib/server/staff";

/** Where the customer reads and consents in person. */
export default async function BranchStartPage() {
  const staff = await currentStaff();
  if (!staff) return null;
  const { name, branch } = staff;
  const attempted = (await readResume("branch")) !== null;
  return <StartForm attempted={attempted} helper={<HandOver staff={{ name, branch }} />} />;
}
