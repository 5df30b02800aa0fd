/** How long the warning stands before the page forgets everything. */
export const warningMs = 60_000;

/** How long nobody may touch the page before it is warned about, and how long the warning stands. Milliseconds. */
export type IdleLimits = { quietMs: number; warningMs: number };

/** In use, warned with so many milliseconds left, or over. `nextMs`: when to look again. */
export type Idleness =
  | { kind: "in_use"; nextMs: number }
  | { kind: "warned"; leftMs: number; nextMs: number }
  | { kind: "over" };

/** The countdown moves by whole seconds. */
const tickMs = 1_000;

/**
 * Where a page stands that was touched last at `touchedAt`. Both times are of the wall clock (`Date.now()`): timers stand
 * still while a tablet sleeps, and whoever wakes it must not see the customer before.
 */
export function idleness(touchedAt: number, now: number, { quietMs, warningMs }: IdleLimits): Idleness {
  // A clock that was set back is no idleness, and none that was set forward can be told from a long sleep.
  const leftMs = quietMs + warningMs - Math.max(0, now - touchedAt);
  if (leftMs <= 0) return { kind: "over" };
  if (leftMs > warningMs) return { kind: "in_use", nextMs: leftMs - warningMs };
  return { kind: "warned", leftMs, nextMs: leftMs % tickMs || tickMs };
}
