import { StartForm } from "@/components/apply/steps/start-form";
import { HandOver } from "@/components/branch/hand-over";
import { requireStaff } from "@/lib/server/branch/staff";
import { readResume } from "@/lib/server/submit/resume";

type BranchStartProps = { params: Promise<{ locale: string }> };

export default async function BranchStartPage({ params }: BranchStartProps) {
  const { name, branch } = await requireStaff((await params).locale, "page /[locale]/branch/new");
  const attempted = (await readResume("branch")) !== null;
  return <StartForm attempted={attempted} notice={<HandOver staff={{ name, branch }} />} />;
}
