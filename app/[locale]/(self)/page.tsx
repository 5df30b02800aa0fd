import { AccessibilityLink } from "@/components/apply/steps/accessibility-link";
import { StartForm } from "@/components/apply/steps/start-form";
import { Restarted } from "@/components/journey/restarted";
import { PlainPage } from "@/components/ui/page/plain-page";
import { isLocale } from "@/lib/locales";
import { publicSettings } from "@/lib/server/public-settings";
import { services } from "@/lib/server/services";
import { readSession } from "@/lib/server/submit/current-session";
import { mayHaveDraft, readResume } from "@/lib/server/submit/resume";
import { closedBy } from "@/lib/server/submit/start";
import { linkPage } from "@/lib/words/link";

type StartPageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function StartPage({ params, searchParams }: StartPageProps) {
  const { locale } = await params;
  const link = await readSession();
  const closed = closedBy(link, services().settings.REQUIRE_SESSION);
  if (closed && isLocale(locale))
    return <PlainPage {...linkPage(locale, closed, publicSettings(locale).supportContact)} />;
  const { why } = await searchParams;
  const session = link?.kind === "live" ? link.session : null;
  const attempted =
    (await readResume("self")) !== null || (!why && (await mayHaveDraft(session?.id ?? null)));
  return (
    <>
      <StartForm
        attempted={attempted}
        notice={<Restarted why={why} locale={locale} />}
        session={session ? { locked: session.lockedHashes !== null } : undefined}
      />
      <AccessibilityLink locale={locale} />
    </>
  );
}
