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

/** The rear lenses that were looked at for one that keeps itself in focus. Each only once a page: one may be of no use. */
const seen = new Set<string>();

/**
 * The other lenses of this device, once a camera is given.
 * @param use goes over to a lens: at once, where one at hand cannot keep a card in focus
 * @returns goes over to the next lens; `null` where there is no other
 */
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
    // Where the list is not given, the person keeps the lens that the browser chose.
    void listLenses()
      .catch(() => [])
      .then((listed) => {
        if (over) return;
        setLenses(lensesFor(field, channel, listed));
        const chosen = chosenLens(field);
        const renamed = chosen && renamedLens(listed, chosen);
        if (renamed) return latestUse.current(renamed);
        // What the person chose stays, whatever it can.
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
      // Where the person chooses, there is nothing left to look for.
      seen.clear();
      use(next);
    })
  );
}
