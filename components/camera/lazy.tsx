"use client";

import { lazy } from "react";
import { ActionBar } from "@/components/journey/step-frame";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/words";
import { patience, within } from "@/lib/photo/within";
import type { LiveCamera } from "./live/live-camera";
import type { TroublePage as FullTroublePage } from "./trouble-page";

type Camera = typeof LiveCamera;

let camera: Camera | null = null;

export const loadedCamera = (): Camera | null => camera;

/** Tried again after a broken connection: React's `lazy` would keep the failure. */
export async function loadCamera(): Promise<Camera | null> {
  camera ??= await within(patience, import("./live/live-camera")).then(
    (module) => module.LiveCamera,
    () => null,
  );
  return camera;
}

/** With the first file or turn. */
export const loadPhotoTools = () => within(patience, import("./photo-tools")).catch(() => null);

/** Without it the heading still says what happened. */
export const loadTroublePage = () =>
  within(patience, import("./trouble-page")).then(
    ({ TroublePage }) => ({ default: TroublePage }),
    () => ({ default: BareTroublePage }),
  );

export const TroublePage = lazy(loadTroublePage);

const BareTroublePage: typeof FullTroublePage = ({ onAgain, notice, upload }) => {
  const { words } = useWords();
  return (
    <ActionBar>
      {notice}
      <Button onClick={onAgain}>{words.camera.again}</Button>
      {upload}
    </ActionBar>
  );
};
