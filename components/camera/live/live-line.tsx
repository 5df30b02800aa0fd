"use client";

import { useWords } from "@/components/ui/words";
import type { PhotoField } from "@/lib/kredibel/constraints";
import type { QualityHint } from "@/lib/photo/quality/quality";
import type { Pause } from "@/lib/words/camera";
import { HintLine } from "./hint-line";

type LiveLineProps = {
  field: PhotoField;
  aim: string;
  running: boolean;
  checking: boolean;
  pause: Pause | null;
  hint: QualityHint | null;
};

/** What matters most about the live picture now, in one sentence. */
export function LiveLine({ field, aim, running, checking, pause, hint }: LiveLineProps) {
  const { words } = useWords();
  const { pauses, hints, starting, checking: checkingPhoto } = words.camera;
  if (pause) return <HintLine tone="warn">{pauses[pause]}</HintLine>;
  if (!running) return <HintLine tone="busy">{starting}</HintLine>;
  if (checking) return <HintLine tone="busy">{checkingPhoto}</HintLine>;
  if (hint) return <HintLine tone="warn">{hints[field][hint]}</HintLine>;
  return <HintLine tone="calm">{aim}</HintLine>;
}
