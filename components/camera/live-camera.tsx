"use client";

import { type ReactNode, useRef, useState } from "react";
import Webcam from "react-webcam";
import { useWords } from "@/components/ui/words";
import { isIos } from "@/lib/camera/browser";
import { cameraFacts } from "@/lib/camera/facts";
import { grabFrame } from "@/lib/camera/grab";
import { type CameraProblem, cameraProblem } from "@/lib/camera/problem";
import { cameraLadder, goesDown } from "@/lib/camera/request";
import type { PhotoField } from "@/lib/kredibel/constraints";
import { Guide } from "./guide";
import type { Picture } from "./photo-capture";
import { Stage } from "./stage";
import { TwoColumns } from "./two-columns";

type LiveCameraProps = {
  field: PhotoField;
  /** What to do, on one line above the picture. */
  aim: string;
  /** True while a picture is being made: the shutter waits. */
  checking: boolean;
  onPicture: (picture: Picture) => void;
  onProblem: (problem: CameraProblem) => void;
  /** What stands beside the picture. */
  children: ReactNode;
};

/** The live picture in its frame, with the guide, and the shutter. The person presses it; nothing fires by itself. */
export function LiveCamera({ field, aim, checking, onPicture, onProblem, children }: LiveCameraProps) {
  const { words } = useWords();
  const webcam = useRef<Webcam>(null);
  const [rungs] = useState(() => cameraLadder(field, "self", isIos(navigator)));
  const [rung, setRung] = useState(0);
  const [running, setRunning] = useState(false);

  const failed = async (error: string | DOMException) => {
    if (goesDown(error) && rung < rungs.length - 1) return setRung(rung + 1);
    onProblem(cameraProblem(error, await cameraFacts(1)));
  };
  const shoot = async () => {
    const video = webcam.current?.video;
    if (!video) return;
    const grabbed = await grabFrame(video, field);
    if (grabbed.ok) return onPicture(grabbed);
    const { problem } = grabbed;
    if (typeof problem === "string") onProblem(problem);
    else onPicture({ ok: false, problem });
  };

  return (
    <TwoColumns
      picture={
        <div className="-mx-4 bg-stage px-4 pb-4 text-stage-ink sm:mx-0 sm:rounded-field sm:px-0">
          <p role="status" className="flex min-h-12 items-center justify-center text-center font-medium">
            {running ? aim : words.camera.starting}
          </p>
          <Stage field={field}>
            <Webcam
              ref={webcam}
              audio={false}
              videoConstraints={rungs[rung]}
              onUserMedia={() => setRunning(true)}
              onUserMediaError={failed}
              // The picture itself is never mirrored; only what a person sees of their own face is.
              className={`absolute inset-0 size-full object-cover ${field === "faceImage" ? "-scale-x-100" : ""}`}
            />
            <Guide field={field} />
          </Stage>
          <button
            type="button"
            onClick={shoot}
            disabled={!running || checking}
            aria-label={words.camera.take}
            className="mx-auto mt-4 block size-18 rounded-full border-4 border-stage-ink p-1 disabled:opacity-60"
          >
            <span className="block size-full rounded-full bg-stage-ink" />
          </button>
        </div>
      }
    >
      {children}
    </TwoColumns>
  );
}
