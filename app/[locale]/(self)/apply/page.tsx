import { Journey } from "@/components/apply/journey";
import { HandoffOffer } from "@/components/handoff/offer";
import { Restarted } from "@/components/journey/restarted";
import { isLocale } from "@/lib/locales";
import { readRef } from "@/lib/onboarding/ref";
import { services } from "@/lib/server/services";
import { readResume } from "@/lib/server/submit/resume";
import { submitApplication } from "../../apply/actions";

type ApplyProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ApplyPage({ params, searchParams }: ApplyProps) {
  const { locale } = await params;
  const { why, ref } = await searchParams;
  const { HANDOFF } = services().settings;
  return (
    <>
      <Restarted why={why} locale={locale} />
      <Journey
        resume={await readResume("self")}
        keeps={services().draftKeys !== null}
        submit={submitApplication}
        offer={
          isLocale(locale) && HANDOFF !== "off" && <HandoffOffer locale={locale} operatorRef={readRef(ref)} />
        }
      />
    </>
  );
}
