"use client";

import { SwitchCamera, Upload } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "@/components/ui/words";
import { hintLineId } from "./hint-line";
import { FileChooser } from "./upload-button";

type ShutterProps = {
  ready: boolean;
  onShoot: () => void;
  /** `null` where no file may be given. */
  onFile: ((file: File) => void) | null;
  /** `null` where there is no other lens. */
  onSwitch: (() => void) | null;
};

/** The round button under the picture, the upload at its left, the other lens at its right. A person presses it. */
export function Shutter({ ready, onShoot, onFile, onSwitch }: ShutterProps) {
  const { words } = useWords();
  return (
    <div className="grid w-full grid-cols-[1fr_auto_1fr] items-center gap-2">
      {onFile ? (
        <FileChooser onFile={onFile}>
          {(choose) => (
            <Side onClick={choose} icon={<Upload aria-hidden="true" className="size-6" />}>
              {words.camera.upload}
            </Side>
          )}
        </FileChooser>
      ) : (
        <span />
      )}
      <button
        type="button"
        onClick={onShoot}
        disabled={!ready}
        aria-label={words.camera.take}
        aria-describedby={hintLineId}
        className="col-start-2 size-18 rounded-full border-4 border-stage-ink p-1 focus-visible:outline-stage-ink disabled:opacity-60"
      >
        <span className="block size-full rounded-full bg-stage-ink" />
      </button>
      {onSwitch && (
        <Side onClick={onSwitch} icon={<SwitchCamera aria-hidden="true" className="size-6" />}>
          {words.camera.switchLens}
        </Side>
      )}
    </div>
  );
}

function Side({ onClick, icon, children }: { onClick: () => void; icon: ReactNode; children: string }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex min-h-16 flex-col items-center justify-center gap-1 text-help focus-visible:outline-stage-ink"
    >
      {icon}
      {children}
    </button>
  );
}
