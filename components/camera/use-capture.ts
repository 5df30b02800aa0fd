"use client";

import { type ReactNode, useEffect, useEffectEvent, useState } from "react";
import { tellCount } from "@/components/journey/tell-count";
import { askServer } from "@/components/ui/ask-server";
import { useSettings } from "@/components/ui/settings";
import { watchCameraReturn } from "@/lib/camera/camera-return";
import { factsAtOnce } from "@/lib/camera/facts";
import type { Picture } from "@/lib/camera/grab";
import { forgetLens, rememberTrouble } from "@/lib/camera/memory";
import { type CameraProblem, type CameraTrouble, problemBeforeAsking } from "@/lib/camera/problem";
import { type PhotoField, photoLimits } from "@/lib/kredibel/constraints";
import { getJourney, holdsAnswers, type Photo } from "@/lib/onboarding/draft";
import { loadUpdated, updated } from "@/lib/onboarding/updated-page";
import type { PhotoProblem } from "@/lib/photo/check";
import type { EncodedPhoto } from "@/lib/photo/encode/encode";
import { encodeBitmap, warmEncoder } from "@/lib/photo/encode/encode-off-thread";
import { isBlank, measureQuality, type QualityHint, qualityHints } from "@/lib/photo/quality/quality";
import { loadCamera, loadedCamera, loadPhotoTools } from "./lazy";
import type { LiveCamera } from "./live/live-camera";
import type { Turned } from "./turn";

export type CaptureView =
  | { kind: "intro" }
  /** `Camera`: `null` while it is loaded. */
  | { kind: "live"; Camera: typeof LiveCamera | null }
  | {
      kind: "shot";
      photo: Photo;
      hint: QualityHint | null;
      question?: ReactNode;
      turned?: Turned;
    }
  | { kind: "trouble"; trouble: CameraTrouble };

/** `question`: what is asked before the photo is used. */
type Given = Picture & { question?: ReactNode };

type Made =
  | { ok: true; photo: EncodedPhoto; hint: QualityHint | null; question?: ReactNode }
  | { ok: false; problem: PhotoProblem | CameraProblem };

/** The browser gives no canvas, or none that may be read. */
const unmade = { ok: false, problem: { code: "photo_encoding" } } as const;

const incomplete = { ok: false, problem: { code: "page_incomplete" } } as const;

export type Capture = ReturnType<typeof useCapture>;

export function useCapture(field: PhotoField, kept: Photo | undefined) {
  const { build } = useSettings();
  const [view, setView] = useState<CaptureView>(
    kept ? { kind: "shot", photo: kept, hint: null } : { kind: "intro" },
  );
  const [refusal, setRefusal] = useState<PhotoProblem | null>(null);
  const [checking, setChecking] = useState(false);
  useEffect(() => {
    void warmEncoder();
    void loadCamera();
  }, []);

  const show = (next: CaptureView) => {
    setRefusal(null);
    setView(next);
  };
  const fail = (trouble: CameraTrouble) => {
    tellCount({ camera: trouble.cause });
    rememberTrouble();
    if (trouble.cause === "incapable" || trouble.cause === "silent") forgetLens(field);
    show({ kind: "trouble", trouble });
  };
  const open = () => {
    const cause = problemBeforeAsking(factsAtOnce());
    if (cause) fail({ cause });
    else void openCamera();
  };
  const returned = useEffectEvent(open);
  // Here and not in the lazily loaded page, which may come later than the camera.
  useEffect(() => {
    if (view.kind === "trouble") return watchCameraReturn(view.trouble.cause, () => returned());
  }, [view]);
  const openCamera = async () => {
    show({ kind: "live", Camera: loadedCamera() });
    if (loadedCamera()) return;
    const Camera = await loadCamera();
    setView((shown) => {
      if (shown.kind !== "live") return shown;
      return Camera ? { kind: "live", Camera } : { kind: "intro" };
    });
    if (!Camera) void missPart();
  };
  const accept = async (source: Photo["source"], picture: Promise<Given>) => {
    const wasBlank = isBlankPicture(refusal);
    setRefusal(null);
    setChecking(true);
    const made = await picture.then(make).catch(() => unmade);
    setChecking(false);
    // A lens may be covered once; a camera that goes on giving blank pictures gives none.
    if (!made.ok)
      return refuse(
        wasBlank && isBlankPicture(made.problem) && source === "camera" ? "silent" : made.problem,
      );
    const { hint, question } = made;
    show({ kind: "shot", photo: { ...made.photo, source }, hint, question });
  };
  /** Refused at once where the picture is blank. */
  const make = (picture: Given) =>
    new Promise<Made>((resolve, reject) => {
      if (!picture.ok) return resolve(picture);
      const { bitmap, crop, sample, question } = picture;
      let hint: QualityHint | null = null;
      const judge = () => {
        const small = sample();
        if (isBlank(small)) resolve({ ok: false, problem: { code: "photo_blank" } });
        else [hint = null] = qualityHints(measureQuality(small), field);
      };
      encodeBitmap(bitmap, crop, photoLimits[field], judge)
        .then((made) => resolve(made.ok ? { ...made, hint, question } : made))
        .catch(reject);
    });
  const rotate = async () => {
    if (view.kind !== "shot") return;
    setRefusal(null);
    setChecking(true);
    const tools = await loadPhotoTools();
    const made = tools ? await tools.turn(view, field).catch(() => unmade) : incomplete;
    setChecking(false);
    if (!made.ok) return refuse(made.problem);
    const next = { ...view, ...made.shot };
    setView((shown) => (shown === view ? next : shown));
  };
  const refuse = (problem: PhotoProblem | CameraProblem) => {
    if (typeof problem === "string") fail({ cause: problem });
    else if (problem.code === "page_incomplete") void missPart();
    else setRefusal(problem);
  };
  /** No connection, or the server is of another build. */
  const missPart = async () => {
    setChecking(true);
    const server = await askServer(location.pathname, build);
    setChecking(false);
    if (server === "another" && !updated && !holdsAnswers(getJourney().draft)) loadUpdated(location.href);
    else setRefusal({ code: "page_incomplete" });
  };

  return {
    view,
    refusal,
    checking,
    open,
    fail,
    retake: (photo: Photo) => (photo.source === "camera" ? open() : show({ kind: "intro" })),
    rotate,
    takePicture: (picture: Promise<Picture>) => accept("camera", picture),
    takeFile: (file: File) => accept("file", readFile(file, field)),
  };
}

const isBlankPicture = (problem: PhotoProblem | CameraProblem | null) =>
  typeof problem === "object" && problem?.code === "photo_blank";

async function readFile(file: File, field: PhotoField): Promise<Given> {
  const tools = await loadPhotoTools();
  return tools ? tools.readFile(file, field) : incomplete;
}
