import { Clock, LoaderCircle } from "lucide-react";
import { type OutcomeLook, outcomeLooks } from "@/components/outcome/outcome-looks";
import type { ListedAttempt, ListedState } from "@/lib/branch/listed-attempt";

const looks: Record<ListedState, OutcomeLook> = {
  ...outcomeLooks,
  claimed: { Icon: Clock, colour: "text-brand" },
  sent: { Icon: LoaderCircle, colour: "text-brand animate-spin" },
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
