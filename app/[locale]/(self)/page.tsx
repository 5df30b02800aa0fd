import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { AccessibilityLink } from "@/components/apply/steps/accessibility-link";
import { StartForm } from "@/components/apply/steps/start-form";
import { HandoffOffer } from "@/components/handoff/offer";
import { journeyPath } from "@/components/journey/paths";
import { Restarted } from "@/components/journey/restarted";
import { PlainPage } from "@/components/ui/page/plain-page";
import { isLocale } from "@/lib/locales";
import { readRef } from "@/lib/onboarding/ref";
import { isAtPhone } from "@/lib/server/handoff/computer";
import { offerPlaces, withoutCameraFirst } from "@/lib/server/handoff/offer-places";
import { ownCookies } from "@/lib/server/http/cookies/own-cookies";
import { hasApplication } from "@/lib/server/http/cookies/session";
import { leadBack } from "@/lib/server/http/leftovers";
import { pageNonce } from "@/lib/server/http/page-nonce";
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
  // First: the phone has the session, too.
  if (isLocale(locale) && (await isAtPhone({ cookies: await ownCookies(), services: services() })))
    redirect(`/${locale}/handoff`);
  const link = await readSession();
  const closed = closedBy(link, services().settings.REQUIRE_SESSION);
  if (closed && isLocale(locale))
    return <PlainPage {...linkPage(locale, closed, publicSettings(locale).supportContact)} />;
  const { why, ref } = await searchParams;
  const session = link?.kind === "live" ? link.session : null;
  const attempted =
    (await readResume("self")) !== null || (!why && (await mayHaveDraft(session?.id ?? null)));
  const { HANDOFF } = services().settings;
  const offer = (id: string, hidden = false) =>
    isLocale(locale) && <HandoffOffer locale={locale} operatorRef={readRef(ref)} place={{ id, hidden }} />;
  const mayKeep =
    isLocale(locale) &&
    !why &&
    services().draftKeys !== null &&
    !hasApplication((await headers()).get("cookie") ?? undefined, services().applicationSeal);
  return (
    <>
      {mayKeep && (
        <script
          nonce={await pageNonce()}
          // The browser hides a nonce from whoever compares.
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant, with nothing of the visitor in it.
          dangerouslySetInnerHTML={{ __html: leadBack(journeyPath(locale, "self")) }}
        />
      )}
      <StartForm
        attempted={attempted}
        notice={
          <>
            <Restarted why={why} locale={locale} />
            {HANDOFF !== "off" && offer(offerPlaces.first, HANDOFF === "offer")}
          </>
        }
        session={session ? { locked: session.lockedHashes !== null } : undefined}
      />
      {HANDOFF === "offer" && (
        <>
          {offer(offerPlaces.last)}
          <script
            nonce={await pageNonce()}
            suppressHydrationWarning
            // biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant, with nothing of the visitor in it.
            dangerouslySetInnerHTML={{ __html: withoutCameraFirst }}
          />
        </>
      )}
      <AccessibilityLink locale={locale} />
    </>
  );
}
