"use client";

import { useEffect, useState } from "react";
import { useWords } from "@/components/ui/words";
import { StepFrame } from "./step-frame";

/** What is going on while Kredibel is asked, how long it has taken, and what to expect. */
export function Waiting() {
  const { words } = useWords();
  const seconds = useElapsedSeconds();
  return (
    <StepFrame step="result" heading={words.waiting.heading} lead={words.waiting.lead}>
      <p role="timer" className="flex items-center gap-3 tabular-nums">
        <span
          aria-hidden="true"
          className="size-6 animate-spin rounded-full border-4 border-line border-t-brand motion-reduce:animate-none"
        />
        {words.waiting.elapsed(seconds)}
      </p>
    </StepFrame>
  );
}

function useElapsedSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const began = Date.now();
    const ticking = setInterval(() => setSeconds(Math.floor((Date.now() - began) / 1000)), 1000);
    return () => clearInterval(ticking);
  }, []);
  return seconds;
}
