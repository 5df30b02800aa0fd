import type { ReactNode } from "react";
import { CircleAlert, TriangleAlert } from "./icons";
import { CircleCheck, Info } from "./more-icons";

const tones = {
  info: { Icon: Info, box: "bg-brand-soft", icon: "text-brand" },
  good: { Icon: CircleCheck, box: "bg-good-soft", icon: "text-good" },
  warn: { Icon: TriangleAlert, box: "bg-warn-soft", icon: "text-warn" },
  bad: { Icon: CircleAlert, box: "bg-bad-soft", icon: "text-bad" },
} as const;

export type Tone = keyof typeof tones;

export function Notice({
  tone,
  children,
  role,
}: {
  tone: Tone;
  children: ReactNode;
  role?: "status" | "alert";
}) {
  const { Icon, box, icon } = tones[tone];
  return (
    <div role={role} className={`flex gap-3 rounded-field border border-current/10 p-4 ${box}`}>
      <Icon className={`mt-px size-6 shrink-0 ${icon}`} />
      <div className="min-w-0 space-y-1 self-center">{children}</div>
    </div>
  );
}
