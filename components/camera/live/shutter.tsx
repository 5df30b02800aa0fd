"use client";

import { SwitchCamera, Upload } from "lucide-react";
import type { ReactNode } from "react";
import { waits } from "@/components/ui/button";
import { useWords } from "@/components/ui/words";
import { hintLineId } from "./hint-line";

export const shutterId = "shutter";

type ShutterProps = {
  running: boolean;
  /** A picture is being made. */
  checking: boolean;
  onShoot: () => void;
  /** `null` where no file may be given. */
  onUpload: (() => void) | null;
  /** `null` where there is no other lens. */
  onSwitch: (() => void) | null;
};

/** The round button under the picture, the upload at its left, the other lens at its right. A person presses it. */
export function Shutter({ running, checking, onShoot, onUpload, onSwitch }: ShutterProps) {
  const { words } = useWords();
  return (
    <div className="grid w-full grid-cols-[1fr_auto_1fr] items-center gap-2">
      {onUpload && (
        <Side {...waits(checking, onUpload)} icon={<Upload aria-hidden="true" className="size-6" />}>
          {words.camera.upload}
        </Side>
      )}
      <button
        id={shutterId}
        type="button"
        {...waits(!running || checking, onShoot)}
        aria-label={words.camera.take}
        aria-describedby={hintLineId}
        className="col-start-2 size-18 rounded-full border-4 border-stage-ink p-1 focus-visible:outline-stage-ink aria-disabled:opacity-60"
      >
        <span className="block size-full rounded-full bg-stage-ink" />
      </button>
      {onSwitch && (
        <Side {...waits(!running, onSwitch)} icon={<SwitchCamera aria-hidden="true" className="size-6" />}>
          {words.camera.switchLens}
        </Side>
      )}
    </div>
  );
}

function Side({ icon, children, ...rest }: ReturnType<typeof waits> & { icon: ReactNode; children: string }) {
  return (
    <button
      type="button"
      {...rest}
      className="flex min-h-16 flex-col items-center justify-center gap-1 text-help focus-visible:outline-stage-ink aria-disabled:opacity-60"
    >
      {icon}
      {children}
    </button>
  );
}
