"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useChannel } from "@/components/ui/channel";
import { isIos } from "@/lib/camera/browser";
import { cameraPermission, factsAtOnce } from "@/lib/camera/facts";
import type { Lens } from "@/lib/camera/lens";
import { chooseLens, chosenLens, countRefusal } from "@/lib/camera/memory";
import { answerWithin, type CameraTrouble, neverAnswered } from "@/lib/camera/problem";
import { cameraRequests, lensRequest, shouldFallBack } from "@/lib/camera/request";
import type { PhotoField } from "@/lib/kredibel/constraints";
import { loadProblem } from "./load-problem";

/**
 * Asks for the best camera, then for its fallbacks. `request` must be the
 * preview's `key`; results of superseded requests are ignored.
 */
export function useCameraStream(field: PhotoField, onTrouble: (trouble: CameraTrouble) => void) {
  const [request, setRequest] = useState(0);
  const [fallback, setFallback] = useState(0);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const current = useRef(-1);
  // A browser that refuses at once does so before an ordinary effect has run.
  useLayoutEffect(() => {
    current.current = request;
    return () => {
      current.current = -1;
    };
  }, [request]);

  const channel = useChannel();
  const ios = isIos(navigator);
  const lens = chosenLens(field);
  const requests = [
    ...(lens ? [lensRequest(lens.deviceId, ios)] : []),
    ...cameraRequests(field, channel, ios),
  ];

  const restart = () => {
    setRequest((before) => before + 1);
    setFallback(0);
    setStream(null);
  };
  const fail = async (error: unknown, ofRequest: number) => {
    if (ofRequest !== current.current) return;
    if (shouldFallBack(error) && fallback < requests.length - 1) return setFallback(fallback + 1);
    const refused = error instanceof DOMException && error.name === "NotAllowedError";
    const cause = await loadProblem(error, refused ? countRefusal() : 0);
    if (ofRequest === current.current) onTrouble({ cause });
  };

  const latestFail = useRef(fail);
  latestFail.current = fail;
  const waiting = stream === null;
  useEffect(() => {
    if (!waiting) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    void cameraPermission().then((asked) => {
      const within = answerWithin({ ...factsAtOnce(), permission: asked?.state ?? "unknown" });
      if (!over) timer = setTimeout(() => latestFail.current(neverAnswered, request), within);
    });
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [waiting, request]);

  return {
    request,
    constraints: requests[fallback],
    stream,
    answered: (given: MediaStream) => setStream(given),
    failed: (error: unknown) => fail(error, request),
    restart,
    /** Goes over to another lens, and remembers it. */
    use: (lens: Lens) => {
      chooseLens(field, lens);
      restart();
    },
  };
}
