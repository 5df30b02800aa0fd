import { CircleAlert, CircleCheck, CircleHelp, CircleX, type LucideIcon, TriangleAlert } from "lucide-react";
import type { OutcomeKind } from "@/lib/onboarding/outcome";

export type OutcomeLook = { Icon: LucideIcon; colour: string };

/** Icon and colour of each end, the same for the person and in the branch's list. */
export const outcomeLooks: Record<OutcomeKind, OutcomeLook> = {
  verified: { Icon: CircleCheck, colour: "text-good" },
  verified_with_reason: { Icon: CircleCheck, colour: "text-good" },
  not_verified: { Icon: CircleX, colour: "text-bad" },
  invalid: { Icon: CircleAlert, colour: "text-bad" },
  refused: { Icon: TriangleAlert, colour: "text-warn" },
  unavailable: { Icon: TriangleAlert, colour: "text-warn" },
  unknown: { Icon: CircleHelp, colour: "text-warn" },
};
