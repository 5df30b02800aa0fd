import { CircleAlert, type IconComponent, TriangleAlert } from "@/components/ui/icons";
import { CircleCheck, CircleHelp, CircleX } from "@/components/ui/more-icons";
import type { OutcomeKind } from "@/lib/outcomes/outcome";
import { outcomes } from "@/lib/outcomes/outcomes";

export type OutcomeLook = { Icon: IconComponent; colour: string };

const looks: Record<(typeof outcomes)[OutcomeKind]["look"], OutcomeLook> = {
  good: { Icon: CircleCheck, colour: "text-good" },
  bad: { Icon: CircleX, colour: "text-bad" },
  mend: { Icon: CircleAlert, colour: "text-bad" },
  warn: { Icon: TriangleAlert, colour: "text-warn" },
  open: { Icon: CircleHelp, colour: "text-warn" },
};

/** The same for the applicant and in the branch's list. */
export const lookOf = (kind: OutcomeKind): OutcomeLook => looks[outcomes[kind].look];
