import {
  CircleAlert,
  CircleCheck,
  CircleHelp,
  CircleX,
  Clock,
  LoaderCircle,
  type LucideIcon,
  TriangleAlert,
} from "lucide-react";
import type { ListedAttempt, ListedState } from "@/lib/branch/listed-attempt";

const looks: Record<ListedState, { Icon: LucideIcon; colour: string }> = {
  claimed: { Icon: Clock, colour: "text-brand" },
  sent: { Icon: LoaderCircle, colour: "text-brand animate-spin" },
  verified: { Icon: CircleCheck, colour: "text-good" },
  verified_with_reason: { Icon: CircleCheck, colour: "text-good" },
  not_verified: { Icon: CircleX, colour: "text-bad" },
  invalid: { Icon: CircleAlert, colour: "text-bad" },
  unavailable: { Icon: TriangleAlert, colour: "text-warn" },
  unknown: { Icon: CircleHelp, colour: "text-warn" },
};

/** How an attempt stands: icon, colour and words say the same. */
export function OutcomeMark({ state, outcome }: Pick<ListedAttempt, "state" | "outcome">) {
  const { Icon, colour } = looks[state];
  return (
    <span className="inline-flex gap-2 font-semibold">
      <Icon aria-hidden="true" className={`mt-0.5 size-5 shrink-0 ${colour}`} />
      {outcome}
    </span>
  );
}
