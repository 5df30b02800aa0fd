"use client";

import type { ReactNode } from "react";
import { problemSentence } from "@/components/apply/sentences";
import { useAnnounced } from "@/components/ui/announcer";
import { Notice } from "@/components/ui/notice";
import { useWords } from "@/components/ui/words";
import type { PhotoField } from "@/lib/kredibel/constraints";
import type { Photo } from "@/lib/onboarding/draft";
import { Intro, Tips } from "./intro";
import { Stage } from "./live/viewfinder";
import { Shot } from "./shot";
import { TroublePage } from "./trouble/trouble-page";
import { TwoColumns } from "./two-columns";
import { UploadButton } from "./upload-button";
import type { Capture } from "./use-capture";
import { useFileDrop } from "./use-file-drop";
import { useUploadOffer } from "./use-upload-offer";

type PhotoCaptureProps = {
  step: "card" | "selfie";
  field: PhotoField;
  capture: Capture;
  onUse: (photo: Photo) => void;
};

/** Takes one photo inside Kredibel's window, by camera or from a file, and lets the person judge it. */
export function PhotoCapture({ step, field, capture, onUse }: PhotoCaptureProps) {
  const { words } = useWords();
  const { view, refusal, checking, open, fail, retake, takePicture } = capture;
  const takeFile = useUploadOffer() ? capture.takeFile : null;
  useFileDrop(view.kind === "shot" || checking ? null : takeFile);
  useAnnounced(checking ? words.camera.checking : "");

  const refused = refusal && (
    <Notice tone="bad" role="alert">
      {refusal.code !== "page_incomplete" && <p className="font-semibold">{words.camera.notTaken}</p>}
      <p>{problemSentence(words, field, refusal)}</p>
    </Notice>
  );
  const notice = checking ? <p>{words.camera.checking}</p> : refused;
  const upload = (main: boolean) =>
    takeFile && (
      <>
        <UploadButton onFile={takeFile} main={main} waiting={checking} />
        <DropHint />
      </>
    );

  switch (view.kind) {
    case "intro":
      return <Intro step={step} onOpen={open} notice={notice} upload={upload(false)} />;
    case "trouble":
      return (
        <TroublePage
          trouble={view.trouble}
          onAgain={open}
          notice={notice}
          upload={upload(view.trouble.cause === "reload")}
        />
      );
    case "live": {
      const { Camera } = view;
      return (
        <Beside step={step} hint={takeFile && <DropHint />}>
          {Camera ? (
            <Camera
              field={field}
              aim={words[step].aim}
              checking={checking}
              onPicture={takePicture}
              onTrouble={fail}
              onFile={takeFile}
              refusal={refused}
            />
          ) : (
            <Stage field={field} line={words.camera.starting} controls={null}>
              {null}
            </Stage>
          )}
        </Beside>
      );
    }
    case "shot": {
      const { photo, hint } = view;
      return (
        <Beside step={step}>
          <Shot {...{ step, field, photo, hint }} onUse={() => onUse(photo)} onRetake={() => retake(photo)} />
        </Beside>
      );
    }
  }
}

/** Beside the picture, where there is room: what makes a good photo. */
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
