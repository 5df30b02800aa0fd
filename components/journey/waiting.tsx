"use client";

import { Check } from "lucide-react";
import { useEffect, useState } from "react";
import { useAnnounced } from "@/components/ui/announcer";
import { Notice } from "@/components/ui/notice";
import { useWords } from "@/components/ui/words";
import type { Stage } from "./send-draft";
import { StepFrame } from "./step-frame";

const stages = ["sending", "received", "checking"] as const;

/**
 * What is going on while Kredibel is asked, as the server says, how long it has taken, and what to expect.
 * @param since when it began, as `Date.now()`; the moment it is first shown where nothing is known
 */
export function Waiting({ stage, since }: { stage: Stage; since?: number }) {
  const { words } = useWords();
  const seconds = useElapsedSeconds(since);
  const [reached, setReached] = useState<(typeof stages)[number]>("sending");
  if (stage !== "lost" && stages.indexOf(stage) > stages.indexOf(reached)) setReached(stage);
  useAnnounced(stage === "lost" ? words.waiting.lost : words.waiting.stages[reached]);
  return (
    <StepFrame step="result" heading={words.waiting.heading} lead={words.waiting.lead}>
      <ol className="mb-6 space-y-3">
        {stages.map((name) => (
          <Milestone key={name} text={words.waiting.stages[name]} state={stateOf(name, reached)} />
        ))}
      </ol>
      <p role="timer" className="text-muted tabular-nums">
        {words.waiting.elapsed(seconds)}
      </p>
      <div className="mt-6 empty:hidden">
        {stage === "lost" && (
          <Notice tone="warn">
            <p>{words.waiting.lost}</p>
          </Notice>
        )}
      </div>
    </StepFrame>
  );
}

type State = "done" | "now" | "later";

function stateOf(name: (typeof stages)[number], reached: (typeof stages)[number]): State {
  const difference = stages.indexOf(name) - stages.indexOf(reached);
  if (difference === 0) return "now";
  return difference < 0 ? "done" : "later";
}

function Milestone({ text, state }: { text: string; state: State }) {
  return (
    <li className={`flex items-center gap-3 ${state === "later" ? "text-muted" : ""}`}>
      <span aria-hidden="true" className="flex size-6 shrink-0 items-center justify-center">
        {state === "done" && <Check className="size-6 text-good" />}
        {state === "now" && (
          <span className="size-6 animate-spin rounded-full border-4 border-line border-t-brand motion-reduce:animate-none" />
        )}
        {state === "later" && <span className="size-2 rounded-full bg-line" />}
      </span>
      {text}
    </li>
  );
}

function useElapsedSeconds(since?: number): number {
  const [began] = useState(() => since ?? Date.now());
  const [seconds, setSeconds] = useState(() => Math.floor((Date.now() - began) / 1000));
  useEffect(() => {
    const ticking = setInterval(() => setSeconds(Math.floor((Date.now() - began) / 1000)), 1000);
    return () => clearInterval(ticking);
  }, [began]);
  return seconds;
}
