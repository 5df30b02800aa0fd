import { getPendingSubmission } from "@/lib/onboarding/attempt/pending-submission";
import { journeyDisposed } from "@/lib/onboarding/draft";
import { holdsCase } from "./end-case";

/** How long the warning stands before the page forgets everything, in milliseconds. */
export const warningMs = 60_000;

/** In use, warned with so many milliseconds left, or over. `nextMs`: when to look again. */
export type Idleness =
  | { kind: "in_use"; nextMs: number }
  | { kind: "warned"; leftMs: number; nextMs: number }
  | { kind: "over" };

const tickMs = 1_000;

/**
 * The state of a page untouched for `idleMs`.
 * @param quietMs without a touch until the warning
 */
export function idleness(idleMs: number, quietMs: number): Idleness {
  const leftMs = quietMs + warningMs - idleMs;
  if (leftMs <= 0) return { kind: "over" };
  if (leftMs > warningMs) return { kind: "in_use", nextMs: leftMs - warningMs };
  return { kind: "warned", leftMs, nextMs: leftMs % tickMs || tickMs };
}

/** When this page was last touched: a step or a language switch remounts the component that watches. */
let touchedAt = Date.now();

/** Grows while a device sleeps, since only the wall clock goes on then, and when its clock is set. */
const clockAhead = () => Date.now() - performance.now();
let ahead = clockAhead();

/** Out of sight since the last touch, so the device may have slept. */
let away = false;

/** Without what a clock that was set adds; a great leap in sight may be a sleep. */
function idleMs(quietMs: number): number {
  const leap = clockAhead() - ahead;
  ahead += leap;
  if (!away || leap < 0) touchedAt = leap < quietMs ? touchedAt + leap : Date.now() - quietMs;
  return Date.now() - touchedAt;
}

/** The end of a press: its rest would hit what lies under the closed dialog. `close`: Back. */
const dismissals: readonly string[] = ["click", "keyup", "close"];
/** A screen reader moves the focus and scrolls without a key. */
const touches = [...dismissals, "pointerdown", "input", "wheel", "focusin", "scroll"];

type IdleWatch = {
  quietMs: number;
  /** Several people use this device: after a sleep it must show nothing. */
  shared: boolean;
  /** Milliseconds left while the warning is due, else `null`; none is due while a submission is pending. */
  onLeft: (leftMs: number | null) => void;
  onOver: () => void;
};

/**
 * Watches a page that nobody touches. Hidden, a person's own waits four times as long, for the card.
 * @returns stops watching
 */
export function watchIdle({ quietMs, shared, onLeft, onOver }: IdleWatch): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  const now = () => idleness(idleMs(quietMs), quietMs);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let mayEnd = shared;
  const look = () => {
    if (document.hidden) away = true;
    clearTimeout(timer);
    if (journeyDisposed.get()) return;
    if (!holdsCase()) touchedAt = Date.now();
    let found = now();
    if (found.kind === "over" && !mayEnd && Date.now() < touchedAt + 4 * quietMs) {
      if (document.hidden) found = { kind: "in_use", nextMs: quietMs };
      else {
        touchedAt = Date.now() - quietMs;
        found = now();
      }
    }
    if (found.kind === "over") return onOver();
    mayEnd = shared || (found.kind === "warned" && !document.hidden);
    onLeft(found.kind === "warned" && holdsCase() && !getPendingSubmission() ? found.leftMs : null);
    timer = setTimeout(look, found.nextMs);
  };
  const touch = ({ type }: Event) => {
    const found = now();
    // The person who wakes a sleeping tablet need not be the one who left it.
    if (found.kind === "over" && holdsCase()) return look();
    if (found.kind === "warned" && !getPendingSubmission() && !dismissals.includes(type)) return look();
    touchedAt = Date.now();
    away = false;
    if (found.kind !== "in_use") look();
  };
  for (const type of touches) addEventListener(type, touch, { signal, capture: true, passive: true });
  for (const type of ["pageshow", "focus", "visibilitychange"]) addEventListener(type, look, { signal });
  look();
  return () => {
    stopping.abort();
    clearTimeout(timer);
  };
}
