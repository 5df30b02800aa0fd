import { AccessibilityLink } from "@/components/apply/steps/accessibility-link";
import { StartForm } from "@/components/apply/steps/start-form";
import { Restarted } from "@/components/journey/restarted";
import { readResume } from "@/lib/server/submit/resume";

type StartPageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function StartPage({ params, searchParams }: StartPageProps) {
  const attempted = (await readResume("self")) !== null;
  const { why } = await searchParams;
  const { locale } = await params;
  return (
    <>
      <StartForm attempted={attempted} notice={<Restarted why={why} locale={locale} />} />
      <AccessibilityLink locale={locale} />
    </>
  );
}
