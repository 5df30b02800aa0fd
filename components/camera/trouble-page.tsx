"use client";

import type { ReactNode } from "react";
import { ActionBar } from "@/components/journey/step-frame";
import { Button } from "@/components/ui/button";
import { Camera } from "@/components/ui/icons";
import { RotateCcw } from "@/components/ui/more-icons";
import { useWords } from "@/components/ui/words";
import type { CameraTrouble } from "@/lib/camera/problem";
import { startAgain } from "@/lib/onboarding/draft";
import { cameraHelp } from "@/lib/words/camera-help";
import { TroubleHelp } from "./trouble-help";
import { waysOn } from "./ways-on";

type TroublePageProps = {
  trouble: CameraTrouble;
  onAgain: () => void;
  notice: ReactNode;
  upload: ReactNode;
};

export function TroublePage({ trouble, onAgain, notice, upload }: TroublePageProps) {
  const { locale, words } = useWords();
  const ways = waysOn[trouble.cause];
  return (
    <div className="flex w-full max-w-column flex-1 flex-col gap-6">
      {notice}
      <TroubleHelp trouble={trouble} link={ways.includes("link")} />
      <ActionBar>
        {ways.includes("again") && (
          <Button onClick={onAgain}>
            <Camera className="size-5" />
            {words.camera.again}
          </Button>
        )}
        {upload}
        {ways.includes("reload") && (
          <Button look="second" onClick={startOver}>
            <RotateCcw className="size-5" />
            {cameraHelp[locale].reload}
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
