"use client";

import { TriangleAlert } from "@/components/ui/icons";
import { LoaderCircle, ScanLine } from "@/components/ui/more-icons";
import { useAnnounced } from "@/components/ui/page/use-announced";

const tones = {
  calm: { Icon: ScanLine, colour: "" },
  busy: { Icon: LoaderCircle, colour: "" },
  warn: { Icon: TriangleAlert, colour: "text-viewfinder-warn" },
} as const;

export type HintTone = keyof typeof tones;

/** What a button that takes or keeps the picture is described by. */
export const hintLineId = "hint-line";

/** The one line above the picture, politely spoken whenever it changes. */
export function HintLine({ tone, children }: { tone: HintTone; children: string }) {
  useAnnounced(children);
  const { Icon, colour } = tones[tone];
  // A line moved to stay in the middle would count as a page that jumps.
  return (
    <p key={children} id={hintLineId} className={`flex items-center gap-2 ${colour}`}>
      <Icon className="size-5 shrink-0" />
      <span className="min-w-0">{children}</span>
    </p>
  );
}
