"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { cameraPermission } from "@/lib/camera/facts";
import { type Interruption, watchCamera } from "@/lib/camera/interruption";
import type { CameraTrouble } from "@/lib/camera/problem";
import type { Pause } from "@/lib/words/camera";
import { loadProblem } from "./load-problem";

/** A camera without a picture for so long is a problem of its own, in milliseconds. */
const quietFor = 10_000;

/** What each interruption means for the preview; `null`: it runs. */
const pauses: Record<Exclude<Interruption, "withdrawn">, Pause | null> = {
  ended: "lost",
  quiet: "quiet",
  back: null,
  hidden: "away",
  visible: null,
};

/** @returns why the preview stands still, `null` while it runs */
export function useInterruption(
  stream: MediaStream | null,
  video: RefObject<HTMLVideoElement | null>,
  on: { trouble: (trouble: CameraTrouble) => void; back: () => void },
) {
  const [pause, setPause] = useState<Pause | null>(null);
  const latest = useRef(on);
  latest.current = on;

  useEffect(() => {
    const [track] = stream?.getVideoTracks() ?? [];
    if (!track) return;
    let over = false;
    let stop = () => {};
    const hear = async (interruption: Interruption) => {
      if (interruption !== "withdrawn") return setPause(pauses[interruption]);
      const cause = await loadProblem(new DOMException("", "NotAllowedError"), 0);
      if (!over) latest.current.trouble({ cause });
    };
    void cameraPermission().then((permission) => {
      if (over) return;
      stop = watchCamera({ track, video: video.current, document, permission }, hear);
      if (document.hidden) setPause("away");
    });
    return () => {
      over = true;
      stop();
    };
  }, [stream, video]);

  // Silence that lasts is no interruption any more.
  useEffect(() => {
    if (pause !== "quiet") return;
    const timer = setTimeout(() => latest.current.trouble({ cause: "silent" }), quietFor);
    return () => clearTimeout(timer);
  }, [pause]);

  // A camera that is away or lost has no track left that could report its return.
  useEffect(() => {
    if (pause === null || pause === "quiet") return;
    const stopping = new AbortController();
    const { signal } = stopping;
    const resume = () => {
      if (document.hidden) return;
      setPause(null);
      latest.current.back();
    };
    document.addEventListener("visibilitychange", resume, { signal });
    if (pause === "lost") {
      window.addEventListener("focus", resume, { signal });
      navigator.mediaDevices.addEventListener("devicechange", resume, { signal });
    }
    return () => stopping.abort();
  }, [pause]);

  return { pause, clear: () => setPause(null) };
}
