import { HandOver } from "@/components/branch/hand-over";
import { StartForm } from "@/components/journey/start-form";
import { readResume } from "@/lib/server/resume";
import { requireStaff } from "@/lib/server/staff";

type BranchStartProps = { params: Promise<{ locale: string }> };

/** Where the customer reads and consents in person. */
export default async function BranchStartPage({ params }: BranchStartProps) {
  const { name, branch } = await requireStaff((await params).locale, "page /[locale]/branch/new");
  const attempted = (await readResume("branch")) !== null;
  return <StartForm attempted={attempted} notice={<HandOver staff={{ name, branch }} />} />;
}
