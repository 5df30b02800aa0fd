"use client";

import { type RefObject, useEffect, useState } from "react";
import type { PhotoField } from "@/lib/kredibel/constraints";
import { cropFor } from "@/lib/photo/crop";
import { measureQuality, type QualityHint, qualityHints } from "@/lib/photo/quality/quality";
import { type Sample, samplePicture } from "@/lib/photo/quality/sample";
import { steadyHints } from "@/lib/photo/quality/steady-hint";

/** Three to four times a second, in milliseconds. */
const measuresEvery = 280;

/** What would make the live picture better; `null` where nothing would. Measured on a small copy, never blocking. */
export function useGuidance(
  field: PhotoField,
  video: RefObject<HTMLVideoElement | null>,
  running: boolean,
): QualityHint | null {
  const [hint, setHint] = useState<QualityHint | null>(null);
  useEffect(() => {
    if (!running) return;
    const steady = steadyHints();
    let previous: Sample | undefined;
    const measure = () => {
      const seen = video.current;
      if (!seen?.videoWidth) return;
      const sample = samplePicture(seen, cropFor(field, seen.videoWidth, seen.videoHeight));
      const [first = null] = qualityHints(measureQuality(sample, previous), field);
      previous = sample;
      setHint(steady(first, performance.now()));
    };
    const clock = setInterval(measure, measuresEvery);
    return () => {
      clearInterval(clock);
      setHint(null);
    };
  }, [field, video, running]);
  return hint;
}
