"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect } from "react";
import { mayResume, startedReply } from "@/components/journey/application";
import { goTo } from "@/components/journey/navigation";
import { pathOf, withRef } from "@/components/journey/paths";
import { useJourney, usePendingSubmission } from "@/components/journey/stores";
import { tellCount } from "@/components/journey/tell-count";
import { OutcomeScreen } from "@/components/outcome/outcome-screen";
import { useChannel } from "@/components/ui/channel";
import { useHydrated } from "@/components/ui/use-store";
import { useWords } from "@/components/ui/words";
import type { Resume } from "@/lib/onboarding/attempt/attempt-status";
import type { Draft } from "@/lib/onboarding/draft";
import { reachableStep } from "@/lib/onboarding/progress";
import type { StepId } from "@/lib/onboarding/steps";
import { noteToday } from "@/lib/onboarding/today";
import { resumeAttempt } from "./sending/resume";
import type { SubmitAction } from "./sending/send-draft";
import { Waiting } from "./sending/waiting";
import { ContactStep } from "./steps/contact-step";
import { IdentityStep } from "./steps/identity-step";
import { CardStep, SelfieStep } from "./steps/photo-step";
import { ReviewStep } from "./steps/review-step";

type PageProps = {
  submit: SubmitAction;
  /** Above the answers, at a branch. */
  notice?: ReactNode;
  /** Of another device's camera, on the first photo. */
  offer?: ReactNode;
};

/** `start` has an address of its own: it must be light. */
const pages: Record<Exclude<StepId, "start">, ComponentType<PageProps>> = {
  card: CardStep,
  identity: IdentityStep,
  contact: ContactStep,
  selfie: SelfieStep,
  review: ReviewStep,
  result: OutcomeScreen,
};

type JourneyProps = PageProps & {
  resume: Resume | null;
  /** The device keeps the answers. */
  keeps?: boolean;
};

const Blank = () => <div className="min-h-dvh" aria-busy="true" />;

/** Nobody else loads it. Where it cannot be, answers are in memory. */
const Keeping = lazy(async () => ({
  default: (await import("./keeping").catch(() => null))?.Keeping ?? Bare,
}));
const Bare: typeof import("./keeping").Keeping = ({ children }) => children(null);

export function Journey(props: JourneyProps) {
  const steps = (sent: Draft | null) => <Steps {...props} sent={sent} />;
  if (!props.keeps) return steps(null);
  return (
    <Suspense fallback={<Blank />}>
      <Keeping resume={props.resume}>{steps}</Keeping>
    </Suspense>
  );
}

function Steps({ resume, sent, ...review }: JourneyProps & { sent: Draft | null }) {
  const { locale } = useWords();
  const channel = useChannel();
  const router = useRouter();
  const journey = useJourney();
  const requested = useSearchParams().get("step");
  const hydrated = useHydrated();
  const pending = usePendingSubmission();
  const resuming = resume !== null && mayResume();
  useEffect(() => {
    if (resume && (sent || mayResume())) void resumeAttempt(resume, () => import("./steps/prefill"), sent);
  }, [resume, sent]);
  useEffect(() => {
    void startedReply().then((reply) => reply && noteToday(reply.today));
  }, []);
  const ready = hydrated && !resuming && !pending;
  // Without a step: where the draft ends.
  const step = reachableStep(requested ?? "review", journey);

  useEffect(() => {
    if (!ready) return;
    // Also where it was asked for: it has an address of its own.
    const why = requested && mayResume() ? "?why=reload" : "";
    if (step === "start") router.replace(withRef(`${pathOf(step, locale, channel)}${why}`));
    else if (step !== requested) goTo(step, { replace: true });
  }, [ready, step, requested, router, locale, channel]);

  useEffect(() => {
    if (hydrated && step === requested) tellCount({ step });
  }, [hydrated, step, requested]);

  if (pending) return <Waiting {...pending} />;
  // The server has no draft.
  if (!ready || step === "start") return <Blank />;
  const Page = pages[step];
  return <Page key={step} {...review} />;
}
