"use client";

import { useEffect, useRef, useState } from "react";
import { useChannel } from "@/components/ui/channel";
import { type Lens, lensesFor, listLenses, nextLens, renamedLens, sharperLens } from "@/lib/camera/lens";
import type { PhotoField } from "@/lib/kredibel/constraints";
import { chosenLens } from "./camera-memory";

/**
 * The other lenses of this device, once a camera is given.
 * @param use goes over to a lens: at once, where it focuses by itself and the one at hand does not
 * @returns goes over to the next lens; `null` where there is no other
 */
export function useLenses(field: PhotoField, stream: MediaStream | null, use: (lens: Lens) => void) {
  const channel = useChannel();
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
        setLenses(lensesFor(field, channel, listed));
        const chosen = chosenLens(field);
        const better = chosen
          ? renamedLens(listed, chosen)
          : field === "identityImage" && sharperLens(listed, current);
        if (better) latestUse.current(better);
      });
    return () => {
      over = true;
    };
  }, [field, channel, current]);

  const next = nextLens(lenses, current);
  return next && (() => use(next));
}
