"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { ActionBar } from "@/components/journey/step-frame";
import { Support } from "@/components/journey/support";
import { Button } from "@/components/ui/button";
import { Camera } from "@/components/ui/icons";
import { RotateCcw } from "@/components/ui/more-icons";
import { useWords } from "@/components/ui/words";
import { cameraPermission } from "@/lib/camera/facts";
import type { CameraProblem, CameraTrouble } from "@/lib/camera/problem";
import { startAgain } from "@/lib/onboarding/draft";
import { TroubleHelp } from "./trouble-help";

/** What can be done here besides the upload: ask again, reload first, go on in another browser, or nothing. */
const waysOn: Record<CameraProblem, "again" | "reload" | "link" | null> = {
  refused: "again",
  unanswered: "again",
  blocked: "again",
  policy: null,
  none: "again",
  busy: "again",
  incapable: "again",
  insecure: null,
  in_app: "link",
  reload: "reload",
  silent: "again",
  lost: "again",
  unsupported: "link",
};

type TroublePageProps = {
  trouble: CameraTrouble;
  onAgain: () => void;
  notice: ReactNode;
  upload: ReactNode;
};

export function TroublePage({ trouble, onAgain, notice, upload }: TroublePageProps) {
  const { words } = useWords();
  const way = waysOn[trouble.cause];
  useCameraReturn(onAgain);
  return (
    <div className="flex w-full max-w-column flex-1 flex-col gap-6">
      {notice}
      <TroubleHelp trouble={trouble} link={way === "link"} />
      <Support />
      <ActionBar>
        {way === "again" && (
          <Button onClick={onAgain}>
            <Camera className="size-5" />
            {words.camera.again}
          </Button>
        )}
        {upload}
        {way === "reload" && (
          <Button look="second" onClick={startOver}>
            <RotateCcw className="size-5" />
            {words.camera.reload}
          </Button>
        )}
      </ActionBar>
    </div>
  );
}

/** Asked for by the press, so the leave guard must not ask again. */
function startOver() {
  startAgain();
  location.reload();
}

/** Asks again by itself once the permission is given after all, or a camera is plugged in. */
function useCameraReturn(onReturn: () => void) {
  const latest = useRef(onReturn);
  latest.current = onReturn;
  useEffect(() => {
    const stopping = new AbortController();
    const { signal } = stopping;
    // Not there on an insecure page.
    navigator.mediaDevices?.addEventListener?.("devicechange", () => latest.current(), { signal });
    void cameraPermission().then((permission) =>
      permission?.addEventListener("change", () => permission.state === "granted" && latest.current(), {
        signal,
      }),
    );
    return () => stopping.abort();
  }, []);
}
