"use client";

import type { ReactNode } from "react";
import { PhotoView } from "@/components/journey/photo-view";
import { Button, waits } from "@/components/ui/button";
import { RotateCw } from "@/components/ui/more-icons";
import { useWords } from "@/components/ui/words";
import type { PhotoField } from "@/lib/kredibel/constraints";
import type { Photo } from "@/lib/onboarding/draft";
import type { QualityHint } from "@/lib/photo/quality/quality";
import { HintLine, hintLineId } from "./live/hint-line";
import { SideButton, Viewfinder } from "./live/viewfinder";

type ShotProps = {
  step: "card" | "selfie";
  field: PhotoField;
  photo: Photo;
  hint: QualityHint | null;
  checking: boolean;
  over: ReactNode;
  onUse: () => void;
  onRetake: () => void;
  onRotate: () => void;
};

/** The photo where the preview was. A hint is advice: it may be used. */
export function Shot({ step, field, photo, hint, checking, over, ...on }: ShotProps) {
  const { words } = useWords();
  const { afterwards, checking: busy, retake, rotate, use } = words.camera;
  const judged = hint ? afterwards[field][hint] : words[step].shotLead;
  return (
    <>
      {/* Not over the photo, which it is about. */}
      {over && <div className="bg-viewfinder p-3 text-ink sm:rounded-field">{over}</div>}
      <Viewfinder
        field={field}
        line={
          <HintLine tone={checking ? "busy" : hint ? "warn" : "calm"}>{checking ? busy : judged}</HintLine>
        }
        controls={
          <div className="flex w-full max-w-column flex-wrap @2xs:flex-nowrap items-center gap-1 *:flex-auto *:px-2 lying:flex-col lying:*:w-full lying:*:flex-none">
            <Button look="viewfinder" onClick={on.onRetake}>
              {retake}
            </Button>
            <SideButton {...waits(checking, on.onRotate)} icon={<RotateCw className="size-6" />}>
              {rotate}
            </SideButton>
            <Button {...waits(checking, on.onUse)} aria-describedby={hintLineId}>
              {use}
            </Button>
          </div>
        }
      >
        <PhotoView
          photo={photo}
          alt={words[step].alt}
          className="absolute inset-0 size-full bg-transparent object-contain"
        />
      </Viewfinder>
    </>
  );
}
