"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useChannel } from "@/components/ui/channel";
import { isIos } from "@/lib/camera/browser";
import { cameraFacts } from "@/lib/camera/facts";
import type { Lens } from "@/lib/camera/lens";
import { chooseLens, chosenLens, countRefusal } from "@/lib/camera/memory";
import { answerWithin, type CameraTrouble, cameraProblem, neverAnswered } from "@/lib/camera/problem";
import { cameraLadder, goesDown, lensRequest } from "@/lib/camera/request";
import type { PhotoField } from "@/lib/kredibel/constraints";

/**
 * Asks for a camera: the best first, less where the browser cannot, and not for ever. Each `restart` is a new attempt,
 * which must be given to the preview as its `key`: what an older one still answers is then nobody's business.
 */
export function useAsking(field: PhotoField, onTrouble: (trouble: CameraTrouble) => void) {
  const [attempt, setAttempt] = useState(0);
  const [rung, setRung] = useState(0);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const current = useRef(-1);
  // A browser that refuses at once does so before an ordinary effect has run.
  useLayoutEffect(() => {
    current.current = attempt;
    return () => {
      current.current = -1;
    };
  }, [attempt]);

  const channel = useChannel();
  const ios = isIos(navigator);
  const lens = chosenLens(field);
  const rungs = [...(lens ? [lensRequest(lens.deviceId, ios)] : []), ...cameraLadder(field, channel, ios)];

  const restart = () => {
    setAttempt((before) => before + 1);
    setRung(0);
    setStream(null);
  };
  const fail = async (error: unknown, ofAttempt: number) => {
    if (ofAttempt !== current.current) return;
    if (goesDown(error) && rung < rungs.length - 1) return setRung(rung + 1);
    const refused = error instanceof DOMException && error.name === "NotAllowedError";
    const cause = cameraProblem(error, await cameraFacts(refused ? countRefusal() : 0));
    if (ofAttempt === current.current) onTrouble({ cause });
  };

  const latestFail = useRef(fail);
  latestFail.current = fail;
  const waiting = stream === null;
  useEffect(() => {
    if (!waiting) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    void cameraFacts(0).then((facts) => {
      if (!over) timer = setTimeout(() => latestFail.current(neverAnswered, attempt), answerWithin(facts));
    });
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [waiting, attempt]);

  return {
    attempt,
    constraints: rungs[rung],
    stream,
    answered: (given: MediaStream) => setStream(given),
    failed: (error: unknown) => fail(error, attempt),
    restart,
    /** Goes over to another lens, and remembers it. */
    use: (lens: Lens) => {
      chooseLens(field, lens);
      restart();
    },
  };
}
