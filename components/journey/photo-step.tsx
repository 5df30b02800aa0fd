"use client";

import { useState } from "react";
import { type CaptureView, PhotoCapture } from "@/components/camera/photo-capture";
import { Notice } from "@/components/ui/notice";
import { useWords } from "@/components/ui/words";
import type { PhotoField } from "@/lib/kredibel/constraints";
import { stepAfter } from "@/lib/onboarding/correction";
import { getJourney, type Photo, setPhoto } from "@/lib/onboarding/draft";
import type { StepId } from "@/lib/onboarding/steps";
import { complaintAbout } from "./complaints";
import { goTo, StepLink } from "./navigation";
import { StepFrame } from "./step-frame";
import { useJourney } from "./use-journey";

export const CardStep = () => <PhotoStep step="card" field="identityImage" />;
export const SelfieStep = () => <PhotoStep step="selfie" field="faceImage" />;

/** One photo: why and how, the camera or a file, then a look at it before it is used. */
function PhotoStep({ step, field }: { step: Extract<StepId, "card" | "selfie">; field: PhotoField }) {
  const { words } = useWords();
  const journey = useJourney();
  const kept = journey.draft.photos[field];
  // A photo that was rejected is not offered again before a new one.
  const [view, setView] = useState<CaptureView>(() =>
    kept && !complaintAbout(words, field, journey) ? "shot" : "intro",
  );
  const [wrong, setWrong] = useState(false);
  const complaint = complaintAbout(words, field, journey);
  const said = words[step];

  const use = async (photo: Photo) => {
    await setPhoto(field, photo);
    goTo(stepAfter(step, getJourney()));
  };
  return (
    <StepFrame
      step={step}
      heading={view === "shot" ? said.shotHeading : said.heading}
      // While aiming, the picture needs the room; the hint above it says what to do.
      lead={{ intro: said.lead, live: undefined, shot: said.shotLead }[view]}
      wrong={wrong || complaint?.tone === "bad"}
      wide
    >
      {complaint && (
        <div className="mb-6">
          <Notice tone={complaint.tone}>
            <p>{complaint.sentence}</p>
          </Notice>
        </div>
      )}
      <PhotoCapture
        step={step}
        field={field}
        view={view}
        onView={setView}
        onProblem={setWrong}
        kept={kept}
        onUse={use}
      />
      {complaint && view === "intro" && (
        <StepLink
          step={stepAfter(step, journey)}
          className="inline-flex min-h-12 items-center justify-center underline underline-offset-4 sm:self-start"
        >
          {words.keepPhoto}
        </StepLink>
      )}
    </StepFrame>
  );
}
