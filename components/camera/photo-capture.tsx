"use client";

import { Camera, Check } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { tellCount } from "@/components/counts/tell-count";
import { PhotoView } from "@/components/journey/photo-view";
import { problemSentence } from "@/components/journey/sentences";
import { ActionBar } from "@/components/journey/step-frame";
import { Button } from "@/components/ui/button";
import { Emphasis } from "@/components/ui/emphasis";
import { Notice } from "@/components/ui/notice";
import { useWords } from "@/components/ui/words";
import type { CameraProblem } from "@/lib/camera/problem";
import { type PhotoField, photoLimits } from "@/lib/kredibel/constraints";
import type { Photo } from "@/lib/onboarding/draft";
import type { PhotoProblem, PhotoResult } from "@/lib/photo/check";
import type { Crop } from "@/lib/photo/crop";
import { encodeBitmap, warmEncoder } from "@/lib/photo/encode-off-thread";
import { readPhotoFile } from "@/lib/photo/read-file";
import { Stage } from "./stage";
import { TwoColumns } from "./two-columns";
import { UploadButton } from "./upload-button";

// Loaded while the tips are being read, so that the first page does not carry it.
const loadCamera = () => import("./live-camera");
const LiveCamera = lazy(async () => ({ default: (await loadCamera()).LiveCamera }));

/** The tips, the live picture, or the photo just taken. */
export type CaptureView = "intro" | "live" | "shot";

/** A picture ready to be encoded, with the part of it to keep; or why there is none. */
export type Picture = PhotoResult<{ bitmap: ImageBitmap; crop: Crop }>;

type PhotoCaptureProps = {
  step: "card" | "selfie";
  field: PhotoField;
  view: CaptureView;
  onView: (view: CaptureView) => void;
  /** Told whether the page shows a problem. */
  onProblem: (wrong: boolean) => void;
  /** The photo that this step has already. */
  kept: Photo | undefined;
  onUse: (photo: Photo) => void;
};

type Problem = PhotoProblem | { code: "camera"; cause: CameraProblem };

/** Takes one photo inside Kredibel's window, by camera or from a file, and lets the person judge it. */
export function PhotoCapture({ step, field, view, onView, onProblem, kept, onUse }: PhotoCaptureProps) {
  const { words } = useWords();
  const [photo, setPhoto] = useState(kept);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [checking, setChecking] = useState(false);
  useEffect(() => {
    void loadCamera();
    void warmEncoder();
  }, []);

  const show = (found: Problem | null) => {
    setProblem(found);
    onProblem(found !== null);
  };
  const open = () => {
    show(null);
    onView("live");
  };
  const accept = async (source: Photo["source"], picture: Picture | Promise<Picture>) => {
    show(null);
    setChecking(true);
    const opened = await picture;
    const made = opened.ok ? await encodeBitmap(opened.bitmap, opened.crop, photoLimits[field]) : opened;
    setChecking(false);
    if (!made.ok) return show(made.problem);
    setPhoto({ ...made.photo, source });
    onView("shot");
  };
  const fail = (cause: CameraProblem) => {
    tellCount({ camera: cause });
    show({ code: "camera", cause });
    onView("intro");
  };

  const upload = <UploadButton onFile={(file) => accept("file", readPhotoFile(file, photoLimits[field]))} />;
  const notice = problem && (
    <Notice tone="bad" role="alert">
      <p className="font-semibold">
        {problem.code === "camera" ? words.camera.unavailable : words.camera.notTaken}
      </p>
      <p>{problem.code === "camera" ? words.camera.wayOn : problemSentence(words, field, problem)}</p>
    </Notice>
  );
  const busy = checking && (
    <p role="status" className="text-help">
      {words.camera.checking}
    </p>
  );

  if (view === "shot" && photo)
    return (
      <TwoColumns
        picture={
          <Stage field={field}>
            <PhotoView
              photo={photo}
              alt={words[step].alt}
              className="size-full bg-transparent object-contain"
            />
          </Stage>
        }
      >
        {notice}
        {busy}
        <ActionBar row>
          <Button onClick={() => onUse(photo)}>
            <Check aria-hidden="true" className="size-5" />
            {words.camera.use}
          </Button>
          <Button look="second" onClick={open}>
            {words.camera.retake}
          </Button>
        </ActionBar>
      </TwoColumns>
    );
  if (view === "live")
    return (
      <Suspense fallback={<Stage field={field}>{words.camera.starting}</Stage>}>
        <LiveCamera
          field={field}
          aim={words[step].aim}
          checking={checking}
          onPicture={(picture) => accept("camera", picture)}
          onProblem={fail}
        >
          {notice}
          {busy}
          {upload}
        </LiveCamera>
      </Suspense>
    );
  return (
    <div className="flex w-full max-w-column flex-1 flex-col gap-6">
      {notice}
      <ul className="space-y-3">
        {words[step].tips.map((tip) => (
          <li key={tip} className="flex gap-3">
            <Check aria-hidden="true" className="mt-0.5 size-6 shrink-0 text-brand" />
            {tip}
          </li>
        ))}
      </ul>
      <p className="text-help text-muted">
        <Emphasis>{words.camera.asks[step]}</Emphasis>
      </p>
      {busy}
      <ActionBar>
        <Button onClick={open}>
          <Camera aria-hidden="true" className="size-5" />
          {words.camera.open}
        </Button>
        {upload}
      </ActionBar>
    </div>
  );
}
