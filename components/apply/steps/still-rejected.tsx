"use client";

import { useEffect, useRef } from "react";
import { goTo } from "@/components/journey/navigation";
import { useJourney } from "@/components/journey/stores";
import { CorrectButton } from "@/components/outcome/actions";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useWords } from "@/components/ui/words";
import { standingFields } from "@/lib/onboarding/correction";

type StillRejectedProps = {
  /** Each press moves the focus here again. */
  presses: number;
  /** Other answers changed: the registry may be wrong. */
  sendable: boolean;
  onSend: () => void;
};

/** Before a rejected answer is paid for again. */
export function StillRejected({ presses, sendable, onSend }: StillRejectedProps) {
  const { words } = useWords();
  const standing = standingFields(useJourney()).filter((field) => field !== "consent");
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new press takes the focus, though nothing reads it
  useEffect(() => box.current?.focus(), [presses]);
  const said = sendable ? words.review.standing : words.review.unchanged;
  const names = words.listed(standing.map((field) => words.fields[field]));
  return (
    <div ref={box} tabIndex={-1} role="alert">
      <Notice tone="warn">
        <h2 className="text-section">{said.heading}</h2>
        {names && <p className="font-medium">{names}</p>}
        <p>{said.lead}</p>
        <div className="flex flex-col mt-3 gap-3">
          {standing.length > 0 && <CorrectButton />}
          {sendable ? (
            <Button look="second" onClick={onSend}>
              {words.review.sendAnyway}
            </Button>
          ) : (
            <Button look="second" onClick={() => goTo("result")}>
              {words.review.toResult}
            </Button>
          )}
        </div>
      </Notice>
    </div>
  );
}
