"use client";

import { leaveUnasked } from "@/components/journey/leave-guard";
import { getOperatorRef } from "@/components/journey/paths";
import { buttonClass } from "@/components/ui/button";
import { useChannel } from "@/components/ui/channel";
import { ArrowRight } from "@/components/ui/more-icons";
import { useSettings } from "@/components/ui/settings";
import { useWords } from "@/components/ui/words";
import { returnAddress } from "@/lib/onboarding/return-address";
import type { OutcomeKind } from "@/lib/outcomes/outcome";
import { outcomes } from "@/lib/outcomes/outcomes";

type ReturnLinkProps = {
  kind: OutcomeKind;
  /** Answered and uncorrected: no need to ask before leaving. */
  done: boolean;
};

export function ReturnLink({ kind, done }: ReturnLinkProps) {
  const { words } = useWords();
  const { returnUrl } = useSettings();
  const channel = useChannel();
  const look = outcomes[kind].returnLink;
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
