"use client";

import { leaveUnasked } from "@/components/journey/leave-guard";
import { getOperatorRef } from "@/components/journey/paths";
import { buttonClass } from "@/components/ui/button";
import { useChannel } from "@/components/ui/channel";
import { ArrowRight } from "@/components/ui/icons";
import { useSettings } from "@/components/ui/settings";
import { useWords } from "@/components/ui/words";
import { returnAddress } from "@/lib/onboarding/return-address";
import type { OutcomeKind } from "@/lib/outcomes/outcome";
import { outcomes } from "@/lib/outcomes/outcomes";

type ReturnLinkProps = {
  kind: OutcomeKind;
  /** There is an answer, and nothing was corrected since: nothing is left behind that is worth a question. */
  done: boolean;
};

/** Back to where the person came from, where the operator named a place. */
export function ReturnLink({ kind, done }: ReturnLinkProps) {
  const { words } = useWords();
  const { returnUrl } = useSettings();
  const channel = useChannel();
  const look = outcomes[kind].returnLink;
  // A branch's tablet stays at the branch.
  if (look === null || returnUrl === null || channel === "branch") return null;
  return (
    <a
      href={returnAddress(returnUrl, getOperatorRef(), kind)}
      referrerPolicy="no-referrer"
      onClick={done ? leaveUnasked : undefined}
      className={`no-print ${buttonClass(look)}`}
    >
      {words.result.carryOn}
      <ArrowRight className="size-5" />
    </a>
  );
}
