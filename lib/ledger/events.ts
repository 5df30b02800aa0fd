import type { EndState } from "../outcomes/states";

/** What other systems can be told of. */
export const events = {
  "attempt.settled": "an attempt has its outcome: Kredibel's answer, a late one, or an operator's finding",
  "attempt.unknown": "an attempt was sent, and nobody knows how it ended",
} as const;

export type EventName = keyof typeof events;

export const eventNames = Object.keys(events) as [EventName, ...EventName[]];

export const isEvent = (name: string): name is EventName => eventNames.some((event) => event === name);

/** Null: nothing was judged, and the attempt may run again. */
export const eventOf: Record<EndState, EventName | null> = {
  settled: "attempt.settled",
  unknown: "attempt.unknown",
  released: null,
};
