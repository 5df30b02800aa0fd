import { AccessibilityLink } from "@/components/apply/steps/accessibility-link";
import { StartForm } from "@/components/apply/steps/start-form";
import { HandOver } from "@/components/branch/hand-over";
import { Restarted } from "@/components/journey/restarted";
import { requireStaff } from "@/lib/server/branch/staff";
import { readResume } from "@/lib/server/submit/resume";

type BranchStartProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function BranchStartPage({ params, searchParams }: BranchStartProps) {
  const { locale } = await params;
  const { name, branch } = await requireStaff(locale, "page /[locale]/branch/new");
  const attempted = (await readResume("branch")) !== null;
  const { why } = await searchParams;
  const notice = (
    <>
      <Restarted why={why} locale={locale} />
      <HandOver staff={{ name, branch }} />
    </>
  );
  return (
    <>
      <StartForm attempted={attempted} notice={notice} />
      <AccessibilityLink locale={locale} />
    </>
  );
}
