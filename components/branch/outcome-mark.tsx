import { lookOf, type OutcomeLook } from "@/components/outcome/outcome-looks";
import { LoaderCircle } from "@/components/ui/more-icons";
import { Clock } from "@/components/ui/staff-icons";
import type { ListedAttempt } from "@/lib/branch/listed-attempt";
import { isRunning, type RunningState } from "@/lib/outcomes/states";

const running: Record<RunningState, OutcomeLook> = {
  claimed: { Icon: Clock, colour: "text-brand" },
  sent: { Icon: LoaderCircle, colour: "text-brand animate-spin" },
};

export function OutcomeMark({ state, outcome }: Pick<ListedAttempt, "state" | "outcome">) {
  const { Icon, colour } = isRunning(state) ? running[state] : lookOf(state);
  return (
    <span className="inline-flex gap-2 font-semibold">
      <Icon aria-hidden="true" className={`mt-0.5 size-5 shrink-0 ${colour}`} />
      {outcome}
    </span>
  );
}
