"use client";

import { waits } from "@/components/ui/button";
import { SwitchCamera, Upload } from "@/components/ui/more-icons";
import { useWords } from "@/components/ui/words";
import { hintLineId } from "./hint-line";
import { SideButton } from "./viewfinder";

export const shutterId = "shutter";

type ShutterProps = {
  running: boolean;
  checking: boolean;
  onShoot: () => void;
  /** `null` where no file may be given. */
  onUpload: (() => void) | null;
  /** `null` where there is no other lens. */
  onSwitch: (() => void) | null;
};

export function Shutter({ running, checking, onShoot, onUpload, onSwitch }: ShutterProps) {
  const { words } = useWords();
  return (
    <div className="grid w-full grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-center justify-items-center gap-2 lying:h-full lying:grid-cols-1 lying:grid-rows-[1fr_auto_1fr]">
      {onUpload && (
        <SideButton {...waits(checking, onUpload)} icon={<Upload className="size-6" />}>
          {words.camera.upload}
        </SideButton>
      )}
      <button
        id={shutterId}
        type="button"
        {...waits(!running || checking, onShoot)}
        aria-label={words.camera.take}
        aria-describedby={hintLineId}
        className="col-start-2 size-[72px] rounded-full border-4 border-viewfinder-ink p-1 aria-disabled:opacity-60 lying:col-start-1 lying:row-start-2"
      >
        <span className="block size-full rounded-full bg-viewfinder-ink" />
      </button>
      {onSwitch && (
        <SideButton {...waits(!running, onSwitch)} icon={<SwitchCamera className="size-6" />}>
          {words.camera.switchLens}
        </SideButton>
      )}
    </div>
  );
}
