"use client";

import { useEffect, useRef, useState } from "react";
import { useChannel } from "@/components/ui/channel";
import {
  isFixed,
  type Lens,
  lensesFor,
  listLenses,
  nextLens,
  nextToLookAt,
  renamedLens,
} from "@/lib/camera/lens";
import { chosenLens } from "@/lib/camera/memory";
import type { PhotoField } from "@/lib/kredibel/constraints";

/** Rear lenses already tried for autofocus, once a page load. */
const seen = new Set<string>();

/** @returns takes the next lens; `null`: there is none. For a card, one without autofocus is left at once. */
export function useLenses(field: PhotoField, stream: MediaStream | null, use: (lens: Lens) => void) {
  const channel = useChannel();
  const [lenses, setLenses] = useState<Lens[]>([]);
  const latestUse = useRef(use);
  latestUse.current = use;
  const track = stream?.getVideoTracks()[0];
  const current = track?.getSettings().deviceId;
  const last = useRef(current);
  if (current) last.current = current;

  useEffect(() => {
    if (!track || !current) return;
    let over = false;
    // Without a list the browser's choice stays.
    void listLenses()
      .catch(() => [])
      .then((listed) => {
        if (over) return;
        setLenses(lensesFor(field, channel, listed));
        const chosen = chosenLens(field);
        const renamed = chosen && renamedLens(listed, chosen);
        if (renamed) return latestUse.current(renamed);
        // The person's own choice stays.
        if (field === "faceImage" || (chosen && !seen.has(chosen.deviceId)) || !isFixed(track)) return;
        const next = nextToLookAt(listed, seen.add(current));
        if (!next || next.deviceId === current) return;
        seen.add(next.deviceId);
        latestUse.current(next);
      });
    return () => {
      over = true;
    };
  }, [field, channel, track, current]);

  const next = nextLens(lenses, last.current);
  return (
    next &&
    (() => {
      seen.clear();
      use(next);
    })
  );
}
