"use client";

import { useEffect, useState } from "react";
import { StepFrame } from "@/components/journey/step-frame";
import { Check } from "@/components/ui/icons";
import { Notice } from "@/components/ui/notice";
import { useAnnounced } from "@/components/ui/page/use-announced";
import { useWords } from "@/components/ui/words";
import { type PendingSubmission, type Phase, phases } from "@/lib/onboarding/attempt/pending-submission";
import { AttemptNumber } from "./attempt-number";

export function Waiting({ attemptId, phase, since, lost }: PendingSubmission) {
  const { words } = useWords();
  const seconds = useElapsedSeconds(since);
  useAnnounced(lost ? words.waiting.lost : words.waiting.stages[phase]);
  return (
    <StepFrame step="result" heading={words.waiting.heading} lead={words.waiting.lead}>
      <ol className="mb-6 space-y-3">
        {phases.map((name) => (
          <Milestone key={name} text={words.waiting.stages[name]} state={stateOf(name, phase)} />
        ))}
      </ol>
      <p role="timer" className="text-muted digits">
        {words.waiting.elapsed(seconds)}
      </p>
      <div className="mt-6 empty:hidden">
        {lost && (
          <Notice tone="warn">
            <p>{words.waiting.lost}</p>
            <AttemptNumber attemptId={attemptId} />
          </Notice>
        )}
      </div>
    </StepFrame>
  );
}

type State = "done" | "now" | "later";

function stateOf(name: Phase, reached: Phase): State {
  const difference = phases.indexOf(name) - phases.indexOf(reached);
  if (difference === 0) return "now";
  return difference < 0 ? "done" : "later";
}

function Milestone({ text, state }: { text: string; state: State }) {
  const { words } = useWords();
  const { [state]: said } = { now: "", ...words.waiting.states };
  return (
    <li
      aria-current={state === "now" ? "step" : undefined}
      className={`flex items-center gap-3 ${state === "later" ? "text-muted" : ""}`}
    >
      <span aria-hidden="true" className="flex size-6 shrink-0 items-center justify-center">
        {state === "done" && <Check className="size-6 text-good" />}
        {state === "now" && (
          <span className="size-6 animate-spin rounded-full border-4 border-line border-t-brand motion-reduce:animate-none" />
        )}
        {state === "later" && <span className="size-2 rounded-full border-4 border-line" />}
      </span>
      <span>
        {text}
        {said && <span className="sr-only">, {said}</span>}
      </span>
    </li>
  );
}

function useElapsedSeconds(since: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, []);
  return Math.floor((now - since) / 1000);
}
