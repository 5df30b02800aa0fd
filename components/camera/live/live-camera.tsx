"use client";

import { type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from "react";
import Webcam from "react-webcam";
import { Button } from "@/components/ui/button";
import { useChannel } from "@/components/ui/channel";
import { useWords } from "@/components/ui/words";
import { grabFrame, type Picture } from "@/lib/camera/grab";
import { isEnough, settlesWithin } from "@/lib/camera/picture-size";
import type { CameraTrouble } from "@/lib/camera/problem";
import { facing } from "@/lib/camera/request";
import type { PhotoField } from "@/lib/kredibel/constraints";
import { Guide } from "./guide";
import { LiveLine } from "./live-line";
import { loadSizeTrouble } from "./load-problem";
import { Shutter, shutterId } from "./shutter";
import { useCameraStream } from "./use-camera-stream";
import { useGuidance } from "./use-guidance";
import { useInterruption } from "./use-interruption";
import { useLenses } from "./use-lenses";
import { Viewfinder } from "./viewfinder";

type LiveCameraProps = {
  field: PhotoField;
  aim: string;
  checking: boolean;
  onPicture: (picture: Promise<Picture>) => void;
  onTrouble: (trouble: CameraTrouble) => void;
  /** `null`: no file may be given. */
  onUpload: (() => void) | null;
  refusal: ReactNode;
};

export function LiveCamera({
  field,
  aim,
  checking,
  onPicture,
  onTrouble,
  onUpload,
  refusal,
}: LiveCameraProps) {
  const { words } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const [painted, setPainted] = useState<MediaProvider | null>();
  const channel = useChannel();
  const camera = useCameraStream(field, onTrouble);
  const { request, stream } = camera;
  const interruption = useInterruption(stream, video, { trouble: onTrouble, back: camera.restart });
  const { pause } = interruption;
  const switchLens = useLenses(field, stream, camera.use);
  const running = painted === stream && pause === null;
  const hint = useGuidance(field, video, running && !checking);

  const faces = stream?.getVideoTracks()[0]?.getSettings().facingMode;
  const mirrored = field === "faceImage" && (faces ?? facing(field, channel)) === "user";

  const settling = useRef<ReturnType<typeof setTimeout>>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a superseded request's picture does not matter
  useEffect(() => () => clearTimeout(settling.current), [request]);
  const onSize = ({ currentTarget: video }: SyntheticEvent<HTMLVideoElement>) => {
    const { videoWidth: width, videoHeight: height } = video;
    clearTimeout(settling.current);
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    // Its own: the page may not have drawn yet that it has one.
    if (isEnough(field, width, height)) setPainted(video.srcObject);
    else
      settling.current = setTimeout(
        () => void loadSizeTrouble(field, width, height).then(onTrouble),
        settlesWithin,
      );
  };
  // react-webcam's types know no `onResize`.
  const measures = { onLoadedData: onSize, onResize: onSize };
  const shoot = () => {
    if (video.current) onPicture(grabFrame(video.current, field));
  };
  const resume = () => {
    // The pressed button leaves the page with the focus.
    document.getElementById(shutterId)?.focus();
    interruption.clear();
    camera.restart();
  };

  return (
    <Viewfinder
      field={field}
      line={<LiveLine {...{ field, aim, running, checking, pause, hint }} />}
      over={
        pause ? (
          <Button className="w-full" onClick={resume}>
            {words.camera.resume}
          </Button>
        ) : (
          refusal
        )
      }
      controls={
        <Shutter
          running={running}
          checking={checking}
          onShoot={shoot}
          onUpload={onUpload}
          onSwitch={switchLens}
        />
      }
    >
      {/* A paused camera is off, its light too; a quiet one may come back. */}
      {(pause === null || pause === "quiet") && (
        <Webcam
          key={request}
          ref={(webcam) => {
            video.current = webcam?.video ?? null;
          }}
          audio={false}
          videoConstraints={camera.constraints}
          onUserMedia={camera.answered}
          onUserMediaError={camera.failed}
          {...measures}
          // Only the preview is mirrored, never the photo.
          className={`absolute inset-0 size-full object-cover ${mirrored ? "mirrored" : ""}`}
        />
      )}
      <Guide field={field} />
    </Viewfinder>
  );
}
