"use client";

import type { ReactNode } from "react";
import { PhotoCapture } from "@/components/camera/photo-capture";
import { type CaptureView, useCapture } from "@/components/camera/use-capture";
import { fieldErrorOf } from "@/components/journey/field-error";
import { goTo, StepLink } from "@/components/journey/navigation";
import { StepFrame } from "@/components/journey/step-frame";
import { useJourney } from "@/components/journey/stores";
import { Notice } from "@/components/ui/notice";
import { useWords } from "@/components/ui/words";
import type { PhotoField } from "@/lib/kredibel/constraints";
import { stepAfter } from "@/lib/onboarding/correction";
import { getJourney, type Photo } from "@/lib/onboarding/draft";
import { setPhoto } from "@/lib/onboarding/set-photo";
import type { StepId } from "@/lib/onboarding/steps";
import type { Words } from "@/lib/words/id";

type PhotoStepId = Extract<StepId, "card" | "selfie">;

export const CardStep = (given: { offer?: ReactNode }) => (
  <PhotoStep {...given} step="card" field="identityImage" />
);
export const SelfieStep = () => <PhotoStep step="selfie" field="faceImage" />;

type PhotoStepProps = { step: PhotoStepId; field: PhotoField; offer?: ReactNode };

function PhotoStep({ step, field, offer }: PhotoStepProps) {
  const { words } = useWords();
  const journey = useJourney();
  const error = fieldErrorOf(words, field, journey);
  // A photo that was rejected is not offered again before a new one.
  const capture = useCapture(field, error ? undefined : journey.draft.photos[field]);
  const { view, refusal } = capture;
  const tight = view.kind === "live" || view.kind === "shot";

  const use = async (photo: Photo) => {
    await setPhoto(field, photo);
    goTo(stepAfter(step, getJourney()));
  };
  return (
    <StepFrame
      step={step}
      heading={headingOf(view, step, words)}
      // While aiming and judging, the picture needs the room; the line above it says what to do.
      lead={view.kind === "intro" ? words[step].lead : undefined}
      wrong={view.kind === "trouble" || refusal !== null || error?.tone === "bad"}
      view={view.kind}
      wide
      tight={tight}
    >
      {error && view.kind === "intro" && (
        <div className="mb-6">
          <Notice tone={error.tone}>
            <p>{error.sentence}</p>
            <StepLink
              step={stepAfter(step, journey)}
              className="inline-flex min-h-12 items-center underline underline-offset-4"
            >
              {words.keepPhoto}
            </StepLink>
          </Notice>
        </div>
      )}
      {!tight && offer}
      <PhotoCapture step={step} field={field} capture={capture} onUse={use} />
    </StepFrame>
  );
}

function headingOf(view: CaptureView, step: PhotoStepId, words: Words): string {
  if (view.kind === "trouble") return words.camera.troubles[view.trouble.cause];
  return view.kind === "shot" ? words[step].shotHeading : words[step].heading;
}
