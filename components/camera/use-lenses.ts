"use client";

import { useEffect, useRef, useState } from "react";
import { type Lens, lensesFor, listLenses, nextLens, sharperLens } from "@/lib/camera/lens";
import type { PhotoField } from "@/lib/kredibel/constraints";
import { chosenLens } from "./camera-memory";

/**
 * The other lenses of this device, once a camera is given.
 * @param use goes over to a lens: at once, where it focuses by itself and the one at hand does not
 * @returns goes over to the next lens; `null` where there is no other
 */
export function useLenses(field: PhotoField, stream: MediaStream | null, use: (deviceId: string) => void) {
  const [lenses, setLenses] = useState<Lens[]>([]);
  const latestUse = useRef(use);
  latestUse.current = use;
  const current = stream?.getVideoTracks()[0]?.getSettings().deviceId;

  useEffect(() => {
    if (!current) return;
    let over = false;
    // Where the list is not given, the person keeps the lens that the browser chose.
    void listLenses()
      .catch(() => [])
      .then((listed) => {
        if (over) return;
        setLenses(lensesFor(field, listed));
        const better = field === "identityImage" && !chosenLens(field) && sharperLens(listed, current);
        if (better) latestUse.current(better.deviceId);
      });
    return () => {
      over = true;
    };
  }, [field, current]);

  const next = nextLens(lenses, current);
  return next && (() => use(next.deviceId));
}
