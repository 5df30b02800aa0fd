import type { EndState } from "../outcomes/states";

/** What other systems can be told of. */
export const events = {
  "session.opened": "a session's link was opened by the browser that owns it now",
  "session.submitted": "a session's person has sent answers for the first time",
  "attempt.settled":
    "an attempt has its outcome: Kredibel's answer, a late one, or an operator's finding; `unavailable`: not processed after all",
  "attempt.unknown": "an attempt was sent, and nobody knows how it ended",
  "session.completed": "a session's person is verified",
  "session.expired": "a session's time is over without that",
} as const;

export type EventName = keyof typeof events;

export const eventNames = Object.keys(events) as [EventName, ...EventName[]];

export const isEvent = (name: string): name is EventName => eventNames.some((event) => event === name);

/** What an end is told as; one that judges nothing only takes back what was told. */
export const eventOf: Record<EndState, { event: EventName; onlyTakesBack: boolean }> = {
  settled: { event: "attempt.settled", onlyTakesBack: false },
  unknown: { event: "attempt.unknown", onlyTakesBack: false },
  released: { event: "attempt.settled", onlyTakesBack: true },
};
