"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { mayResume, startApplication } from "@/components/journey/application";
import { journeyPath, pathOf, withRef } from "@/components/journey/paths";
import { ActionBar, StepFrame } from "@/components/journey/step-frame";
import { useJourney } from "@/components/journey/stores";
import { Button } from "@/components/ui/button";
import { useChannel } from "@/components/ui/channel";
import { ErrorSummary } from "@/components/ui/error-summary";
import { errorId, FieldMessage } from "@/components/ui/field";
import { Camera, Check, IdCard, Mail } from "@/components/ui/icons";
import { type Refusal, useServerPage } from "@/components/ui/page/use-server-page";
import { useSettings } from "@/components/ui/settings";
import { useWords } from "@/components/ui/words";
import { consentVersion } from "@/lib/fields/consent";
import { getPendingSubmission } from "@/lib/onboarding/attempt/pending-submission";
import { renewDraft, setConsent } from "@/lib/onboarding/draft";

type StartFormProps = {
  /** This browser has an attempt, or may keep answers: these are shown instead. */
  attempted: boolean;
  notice?: ReactNode;
  /** This browser came by a session's link. */
  session?: { locked: boolean } | undefined;
};

/** Nobody else loads it. Where it cannot be, the person types. */
const Prefill = lazy(() =>
  import("./prefill").then(
    ({ Prefill }) => ({ default: Prefill }),
    () => ({ default: () => null }),
  ),
);

export function StartForm({ attempted, notice, session }: StartFormProps) {
  const { locale, words } = useWords();
  const channel = useChannel();
  const { consent } = useJourney().draft;
  const { build, privacyNoticeUrl, certificateTermsUrl } = useSettings();
  const router = useRouter();
  const { open, opening, outdated, refusal } = useServerPage();
  const [submitCount, setSubmitCount] = useState(0);
  const onward = journeyPath(locale, channel);
  useEffect(() => router.prefetch(onward), [router, onward]);
  useEffect(() => {
    if (getPendingSubmission() || (attempted && mayResume()))
      router.replace(pathOf("result", locale, channel));
  }, [attempted, router, locale, channel]);

  const given = consent.check && consent.certificate;
  const wrong = submitCount > 0 && !given;
  const start = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setSubmitCount(submitCount + 1);
    // The boxes themselves: a script may tick them without an event.
    const ticked = new FormData(event.currentTarget);
    setConsent({ check: ticked.has("consentCheck"), certificate: ticked.has("consentCertificate") });
    if (!ticked.has("consentCheck") || !ticked.has("consentCertificate")) return;
    open(onward, begin);
  };
  const begin = async (address: string): Promise<Refusal> => {
    const started = await startApplication(locale, channel).catch(() => null);
    if (!started) return words.notOpened;
    // Where the sentences have changed, back to them.
    if (started.build !== build)
      return outdated(withRef(started.sentence ? pathOf("start", locale, channel) : address));
    if (started.sentence) return started.sentence;
    renewDraft();
    return null;
  };
  const untickedId = consent.check ? "consentCertificate" : "consentCheck";

  return (
    <StepFrame step="start" heading={words.start.heading} lead={words.start.lead} wrong={wrong}>
      {/* `dialog`: a press before hydration must not send the form. No autofill: a consent is given each time. */}
      <form
        method="dialog"
        autoComplete="off"
        onSubmit={start}
        noValidate
        className="flex flex-1 flex-col gap-6"
      >
        {wrong && (
          <ErrorSummary
            items={[{ fieldId: untickedId, sentence: words.missing.consent }]}
            submitCount={submitCount}
          />
        )}
        {notice}
        {session && (
          <Suspense>
            <Prefill attempted={attempted} {...session} />
          </Suspense>
        )}
        <section className="space-y-3">
          <h2 className="text-section">{words.start.needs}</h2>
          <ul className="space-y-3">
            {[
              { Icon: IdCard, need: words.start.needCard },
              ...(channel === "self" ? [{ Icon: Camera, need: words.start.needCamera }] : []),
              { Icon: Mail, need: words.start.needContact },
            ].map(({ Icon, need }) => (
              <li key={need} className="flex gap-3">
                <Icon className="mt-0.5 size-6 shrink-0 text-brand" />
                {need}
              </li>
            ))}
          </ul>
        </section>
        <fieldset className={`min-w-0 space-y-2 ${wrong ? "border-l-4 border-bad pl-4" : ""}`}>
          <legend className="mb-2 text-section">{words.start.consent}</legend>
          {wrong && <FieldMessage id="consent">{words.missing.consent}</FieldMessage>}
          <Consent
            id="consentCheck"
            checked={consent.check}
            wrong={wrong && !consent.check}
            onChange={(check) => setConsent({ check })}
            sentence={words.start.consentCheck}
            link={{ href: privacyNoticeUrl, text: words.start.privacy }}
          />
          <Consent
            id="consentCertificate"
            checked={consent.certificate}
            wrong={wrong && !consent.certificate}
            onChange={(certificate) => setConsent({ certificate })}
            sentence={words.start.consentCertificate}
            link={{ href: certificateTermsUrl, text: words.start.terms }}
          />
          <p className="text-help text-muted">{words.start.version(consentVersion)}</p>
        </fieldset>
        <ActionBar>
          {refusal}
          <Button type="submit" aria-disabled={opening}>
            {words.start.start}
          </Button>
        </ActionBar>
      </form>
    </StepFrame>
  );
}

type ConsentProps = {
  id: string;
  checked: boolean;
  wrong: boolean;
  onChange: (checked: boolean) => void;
  sentence: string;
  link: { href: string; text: string };
};

function Consent({ id, checked, wrong, onChange, sentence, link }: ConsentProps) {
  const { words } = useWords();
  return (
    <div className="rounded-field border border-line bg-raised">
      <label htmlFor={id} className="flex min-h-12 gap-3 p-4 pb-1">
        {/* Drawn here: the native box is nearly invisible in WebKit's dark scheme. */}
        <span className="relative mt-px size-6 shrink-0">
          <input
            id={id}
            name={id}
            type="checkbox"
            checked={checked}
            aria-invalid={wrong || undefined}
            aria-describedby={wrong ? errorId("consent") : undefined}
            // A tick from before hydration has fired no event.
            ref={(box) => {
              if (box?.checked && !checked) onChange(true);
            }}
            onChange={(event) => onChange(event.target.checked)}
            className="peer block size-6 appearance-none rounded-md border-2 border-edge bg-raised checked:border-brand checked:bg-brand"
          />
          <Check className="pointer-events-none absolute inset-0 size-6 p-0.5 text-on-brand hidden peer-checked:block" />
        </span>
        <span className="min-w-0">{sentence}</span>
      </label>
      <a
        href={link.href}
        target="_blank"
        rel="noopener"
        className="ml-13 flex min-h-12 items-center text-help underline underline-offset-4"
      >
        <span className="min-w-0">{link.text}</span>
        <span className="sr-only"> ({words.start.newTab})</span>
      </a>
    </div>
  );
}
