"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { type ComponentType, useEffect, useSyncExternalStore } from "react";
import { withRef } from "@/components/journey/application";
import { goTo } from "@/components/journey/navigation";
import { pathOf } from "@/components/journey/paths";
import { tellCount } from "@/components/journey/tell-count";
import { useJourney } from "@/components/journey/use-journey";
import { useFlight } from "@/components/journey/use-pending";
import { OutcomeScreen } from "@/components/outcome/outcome-screen";
import { useChannel } from "@/components/ui/channel";
import { useWords } from "@/components/ui/words";
import type { Resume } from "@/lib/onboarding/attempt-status";
import { reachableStep } from "@/lib/onboarding/progress";
import type { StepId } from "@/lib/onboarding/steps";
import type { SubmitAction } from "./sending/send-draft";
import { useResume } from "./sending/use-resume";
import { Waiting } from "./sending/waiting";
import { ContactStep } from "./steps/contact-step";
import { IdentityStep } from "./steps/identity-step";
import { CardStep, SelfieStep } from "./steps/photo-step";
import { ReviewStep } from "./steps/review-step";

/** The page of each step. `start` has an address of its own, because it must be light. */
const pages: Record<Exclude<StepId, "start">, ComponentType<{ submit: SubmitAction }>> = {
  card: CardStep,
  identity: IdentityStep,
  contact: ContactStep,
  selfie: SelfieStep,
  review: ReviewStep,
  result: OutcomeScreen,
};

/** The step that the address asks for, or the first incomplete one where that cannot be shown yet. */
export function Journey({ resume, submit }: { resume: Resume | null; submit: SubmitAction }) {
  const { locale } = useWords();
  const channel = useChannel();
  const router = useRouter();
  const journey = useJourney();
  const requested = useSearchParams().get("step");
  const awake = useAwake();
  const flight = useFlight();
  const settled = !useResume(resume) && awake && !flight;
  // Without a step in the address it goes on where the draft ends.
  const step = reachableStep(requested ?? "review", journey);

  useEffect(() => {
    if (!settled) return;
    // Also where it was asked for: it has an address of its own.
    if (step === "start") router.replace(withRef(pathOf(step, locale, channel)));
    else if (step !== requested) goTo(step, { replace: true });
  }, [settled, step, requested, router, locale, channel]);

  useEffect(() => {
    if (awake && step === requested) tellCount({ step });
  }, [awake, step, requested]);

  // The server knows no draft, so what it rendered says nothing; the first honest page is the browser's.
  if (flight) return <Waiting {...flight} />;
  if (!settled || step === "start") return <div className="min-h-dvh" aria-busy="true" />;
  const Page = pages[step];
  return <Page key={step} submit={submit} />;
}

const never = () => () => {};

/** False on the server and during hydration, true from the browser's own first render on. */
const useAwake = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
