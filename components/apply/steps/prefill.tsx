"use client";

import { type ReactNode, useEffect, useState } from "react";
import { mayResume } from "@/components/journey/application";
import { bringLockedNote } from "@/components/journey/locked";
import { FieldMessage } from "@/components/ui/field";
import { useSettings } from "@/components/ui/settings";
import { useWords } from "@/components/ui/words";
import { fillIn } from "@/lib/onboarding/prefill";
import { prefillWords } from "@/lib/words/prefill";
import { openPrefill } from "./open-prefill";

type PrefillProps = {
  /** This browser has an attempt, which is shown instead. */
  attempted: boolean;
  /** The session has locked values, so that their absence is worth a word. */
  locked: boolean;
};

/** Fills in what a session's link carries. */
export function Prefill({ attempted, locked }: PrefillProps): ReactNode {
  const { locale } = useWords();
  const [unread, setUnread] = useState(false);
  useEffect(() => {
    const opened = openPrefill();
    if (attempted && mayResume()) return;
    void Promise.resolve(opened).then((prefill) => {
      if (prefill) fillIn(prefill);
      setUnread(!prefill && (locked || opened !== null));
    });
  }, [attempted, locked]);
  return (
    unread && (
      <div role="alert">
        <FieldMessage tone="warn">{prefillWords[locale].unread}</FieldMessage>
      </div>
    )
  );
}

function Note({ rejected }: { rejected: boolean }) {
  const { locale } = useWords();
  const { brandName } = useSettings();
  const { locked, renewed } = prefillWords[locale];
  return rejected ? `${locked(brandName)} ${renewed(brandName)}` : locked(brandName);
}

bringLockedNote(Note);
