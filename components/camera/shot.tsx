"use client";

import { PhotoView } from "@/components/journey/photo-view";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/words";
import type { PhotoField } from "@/lib/kredibel/constraints";
import type { Photo } from "@/lib/onboarding/draft";
import type { QualityHint } from "@/lib/photo/quality/quality";
import { HintLine, hintLineId } from "./live/hint-line";
import { Stage } from "./live/viewfinder";

type ShotProps = {
  step: "card" | "selfie";
  field: PhotoField;
  photo: Photo;
  hint: QualityHint | null;
  onUse: () => void;
  onRetake: () => void;
};

/** The photo, standing still where the preview was, with what was measured in it. A hint is advice: it may be used. */
export function Shot({ step, field, photo, hint, onUse, onRetake }: ShotProps) {
  const { words } = useWords();
  return (
    <Stage
      field={field}
      line={
        <HintLine tone={hint ? "warn" : "calm"}>
          {hint ? words.camera.afterwards[field][hint] : words[step].shotLead}
        </HintLine>
      }
      controls={
        <div className="flex w-full max-w-column gap-3 *:flex-auto">
          <Button look="stage" onClick={onRetake}>
            {words.camera.retake}
          </Button>
          <Button onClick={onUse} aria-describedby={hintLineId}>
            {words.camera.use}
          </Button>
        </div>
      }
    >
      <PhotoView photo={photo} alt={words[step].alt} className="size-full bg-transparent object-contain" />
    </Stage>
  );
}
