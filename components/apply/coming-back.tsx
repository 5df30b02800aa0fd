"use client";

import { type ReactNode, useEffect, useEffectEvent, useState } from "react";
import { useSettings } from "@/components/ui/settings";
import type { Resume } from "@/lib/onboarding/attempt/attempt-status";
import type { Draft } from "@/lib/onboarding/draft";
import { type Back, comeBack, nothing } from "./come-back";
import type { claimAlone, follow } from "./follow";
import { Elsewhere, Resumed } from "./kept-draft-screens";

export type KeepingProps = {
  /** The attempt that the server knows. */
  resume: Resume | null;
  /** The steps, where what was sent is known again. */
  children: (sent: Draft | null) => ReactNode;
};

/** `lost`: another tab has gone on with it, or may have. */
type ComingBackProps = KeepingProps & {
  lost: boolean;
  claimAlone: typeof claimAlone;
  follow: typeof follow;
};

/** What was kept is taken up before the steps are shown. */
export function ComingBack({ resume, lost, children, claimAlone, follow }: ComingBackProps) {
  const [back, setBack] = useState<Back | null>(null);
  const maxAgeMs = 4 * useSettings().idleMs.self;
  const look = async (steal: boolean) => {
    // Since this page was loaded, the other tab may have sent something.
    const known = steal || lost ? null : resume;
    const found = await comeBack({ resume: known, maxAgeMs, claim: () => claimAlone(steal) }).catch(
      () => nothing,
    );
    if (found.kept === "resumed") follow();
    setBack(found);
  };
  const lookFirst = useEffectEvent(() => look(false));
  useEffect(() => void lookFirst(), []);
  if (!back) return <div className="min-h-dvh" aria-busy="true" />;
  if (back.kept === "elsewhere") return <Elsewhere draft={back.seen} onTakeOver={() => look(true)} />;
  if (back.kept !== "resumed") return children(null);
  return (
    <>
      <Resumed />
      {children(back.sent)}
    </>
  );
}
