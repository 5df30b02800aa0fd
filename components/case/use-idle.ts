"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { isSealed } from "@/lib/onboarding/draft";
import { getFlight } from "@/lib/onboarding/flight";
import { idleness, warningMs } from "@/lib/onboarding/idle";
import { holdsCase } from "./end-case";

/** When this page was last touched: it outlives what a step or a language switch remounts. */
let touchedAt = Date.now();

/** A tap is told from the touch that begins it, so that it ends on the warning and not behind it; Back closes it. */
const dismissals: readonly string[] = ["click", "keydown", "close"];
/** Scrolling is use too. */
const touches = [...dismissals, "pointerdown", "input", "wheel"];

/**
 * Watches over a page that nobody touches: by the wall clock, since timers stand still while a tablet sleeps. Whoever wakes
 * a shared one sees nothing any more. One's own phone may have been put away to fetch the card: its page waits out of sight
 * four times as long, and ends before that only after a warning that could be seen.
 * @param shared more than one person uses this device
 * @param onOver the warning has passed; called at most once
 * @returns milliseconds left while the warning is due, else `null`. None is due while a submission is on its way.
 */
export function useIdle(quietMs: number, shared: boolean, onOver: () => void): number | null {
  const [leftMs, setLeftMs] = useState<number | null>(null);
  const over = useEffectEvent(onOver);

  useEffect(() => {
    const stopping = new AbortController();
    const { signal } = stopping;
    const now = () => idleness(touchedAt, Date.now(), { quietMs, warningMs });
    let timer: ReturnType<typeof setTimeout> | undefined;
    let mayEnd = shared;
    const look = () => {
      clearTimeout(timer);
      if (isSealed()) return;
      if (!holdsCase()) touchedAt = Date.now();
      let found = now();
      if (found.kind === "over" && !mayEnd && Date.now() < touchedAt + 4 * quietMs) {
        if (document.hidden) found = { kind: "in_use", nextMs: quietMs };
        else {
          touchedAt = Date.now() - quietMs;
          found = now();
        }
      }
      if (found.kind === "over") return over();
      mayEnd = shared || (found.kind === "warned" && !document.hidden);
      setLeftMs(found.kind === "warned" && holdsCase() && !getFlight() ? found.leftMs : null);
      timer = setTimeout(look, found.nextMs);
    };
    const touch = ({ type }: Event) => {
      const found = now();
      // Whoever wakes a sleeping tablet is not the one who left it.
      if (found.kind === "over" && holdsCase()) return look();
      if (found.kind === "warned" && !getFlight() && !dismissals.includes(type)) return;
      touchedAt = Date.now();
      if (found.kind !== "in_use") look();
    };
    for (const type of touches) addEventListener(type, touch, { signal, capture: true, passive: true });
    for (const type of ["pageshow", "focus", "visibilitychange"]) addEventListener(type, look, { signal });
    look();
    return () => {
      stopping.abort();
      clearTimeout(timer);
    };
  }, [quietMs, shared]);

  return leftMs;
}
