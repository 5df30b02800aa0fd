import { LoaderCircle, ScanLine, TriangleAlert } from "lucide-react";

const tones = {
  calm: { Icon: ScanLine, colour: "" },
  busy: { Icon: LoaderCircle, colour: "" },
  warn: { Icon: TriangleAlert, colour: "text-stage-warn" },
} as const;

export type HintTone = keyof typeof tones;

/** The one line above the picture, and the one voice of this page: politely spoken whenever it changes. */
export function HintLine({ tone, children }: { tone: HintTone; children: string }) {
  const { Icon, colour } = tones[tone];
  return (
    <p role="status" className={`flex items-center gap-2 ${colour}`}>
      <Icon aria-hidden="true" className="size-5 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
