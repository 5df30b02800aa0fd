"use client";

import { type ReactNode, Suspense } from "react";
import { problemSentence } from "@/components/journey/sentences";
import { Button, waits } from "@/components/ui/button";
import { Upload } from "@/components/ui/more-icons";
import { Notice } from "@/components/ui/notice";
import { useAnnounced } from "@/components/ui/page/use-announced";
import { useSettings } from "@/components/ui/settings";
import { useWords } from "@/components/ui/words";
import { hadTrouble } from "@/lib/camera/memory";
import type { PhotoField } from "@/lib/kredibel/constraints";
import type { Photo } from "@/lib/onboarding/draft";
import { Intro, Tips } from "./intro";
import { TroublePage } from "./lazy";
import { Viewfinder } from "./live/viewfinder";
import { Shot } from "./shot";
import { TwoColumns } from "./two-columns";
import type { Capture } from "./use-capture";
import { useFileChooser } from "./use-file-chooser";
import { useFileDrop } from "./use-file-drop";

type PhotoCaptureProps = {
  step: "card" | "selfie";
  field: PhotoField;
  capture: Capture;
  onUse: (photo: Photo) => void;
};

export function PhotoCapture({ step, field, capture, onUse }: PhotoCaptureProps) {
  const { words } = useWords();
  const { view, refusal, checking, open, fail, retake, rotate, takePicture } = capture;
  const mayUpload = useUploadOffer();
  const { choose, input } = useFileChooser(capture.takeFile);
  useFileDrop(mayUpload && view.kind !== "shot" && !checking ? capture.takeFile : null);
  useAnnounced(checking ? words.camera.checking : "");

  const refused = refusal && (
    <Notice tone="bad" role="alert">
      {refusal.code !== "page_incomplete" && <p className="font-semibold">{words.camera.notTaken}</p>}
      <p>{problemSentence(words, field, refusal)}</p>
    </Notice>
  );
  const notice = checking ? <p>{words.camera.checking}</p> : refused;
  const upload = (main: boolean) =>
    mayUpload && (
      <>
        <Button look={main ? "main" : "second"} {...waits(checking, choose)}>
          <Upload className="size-5" />
          {words.camera.upload}
        </Button>
        {input}
        <DropHint />
      </>
    );

  switch (view.kind) {
    case "intro":
      return <Intro step={step} onOpen={open} notice={notice} upload={upload(false)} />;
    case "trouble":
      return (
        <Suspense>
          <TroublePage
            trouble={view.trouble}
            onAgain={open}
            notice={notice}
            upload={upload(view.trouble.cause === "reload")}
          />
        </Suspense>
      );
    case "live": {
      const { Camera } = view;
      return (
        <Beside step={step} hint={mayUpload && <DropHint />}>
          {Camera ? (
            <Camera
              field={field}
              aim={words[step].aim}
              checking={checking}
              onPicture={takePicture}
              onTrouble={fail}
              onUpload={mayUpload ? choose : null}
              refusal={refused}
            />
          ) : (
            <Viewfinder field={field} line={words.camera.starting} controls={null}>
              {null}
            </Viewfinder>
          )}
          {input}
        </Beside>
      );
    }
    case "shot": {
      const { photo, hint, question } = view;
      return (
        <Beside step={step}>
          <Shot
            {...{ step, field, photo, hint, checking }}
            over={refused || question}
            onUse={() => onUse(photo)}
            onRetake={() => retake(photo)}
            onRotate={rotate}
          />
        </Beside>
      );
    }
  }
}

/** The operator can forbid files, or allow them only after a camera problem. */
function useUploadOffer(): boolean {
  const { photoUpload } = useSettings();
  return { on: true, off: false, after_problem: hadTrouble() }[photoUpload];
}

function Beside({
  step,
  hint,
  children,
}: {
  step: "card" | "selfie";
  hint?: ReactNode;
  children: ReactNode;
}) {
  return (
    <TwoColumns picture={children}>
      <div className="hidden space-y-6 beside:block">
        <Tips step={step} />
        {hint}
      </div>
    </TwoColumns>
  );
}

/** Only where files can be dragged. */
function DropHint() {
  const { words } = useWords();
  return <p className="hidden text-center text-help text-muted pointer-fine:block">{words.camera.drop}</p>;
}
