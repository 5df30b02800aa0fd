"use client";

import { useWords } from "@/components/ui/words";
import { idleWords } from "@/lib/words/idle";

/** When a screen reader says how many seconds are left. */
const saidAt = [30, 10, 5];

/** In a warning: the page's own live region lies behind it, where nothing is read. */
export function SecondsLeft({ leftMs }: { leftMs: number }) {
  const { left } = idleWords[useWords().locale];
  const seconds = Math.ceil(leftMs / 1_000);
  const said = saidAt.filter((at) => at >= seconds).at(-1);
  return (
    <>
      <p role="timer" className="mt-4 text-heading digits">
        {left(seconds)}
      </p>
      <p aria-live="polite" className="sr-only">
        {said === undefined ? "" : left(said)}
      </p>
    </>
  );
}
