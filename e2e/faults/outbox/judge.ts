import type { EventName } from "../../../lib/ledger/events";
import type { AttemptRow, OutboxRow, SessionRow } from "../../../lib/ledger/schema";
import { type ReceiverFaultName, receiverFaultNames } from "../../../lib/webhooks/testing/receiver-faults";
import { grouped } from "../judge";
import type { Acknowledged } from "./person";

/** One coming of a webhook. `met`: what its receiver did, null where it took it. */
export type Coming = { eventId: string; body: Body; met: ReceiverFaultName | null };

export type Body = {
  type: EventName;
  data: { attemptId?: string; sessionId?: string; outcome?: string };
};

export type OutboxEvidence = {
  asked: { size: number; kills: number };
  kills: number;
  /** Ends that were committed, as their callers know. */
  acknowledged: readonly Acknowledged[];
  /** In this order. */
  comings: readonly Coming[];
  /** Tries that kills cut off. */
  cutTries: number;
  attempts: readonly Pick<AttemptRow, "id" | "state" | "ending" | "cause">[];
  sessions: readonly Pick<SessionRow, "id" | "openedAt" | "submittedAt" | "completedAt">[];
  rows: readonly Pick<OutboxRow, "id" | "eventId" | "sessionId" | "applicationId" | "deliveredAt">[];
};

/** Faults of a receiver that is tried again; one that is slow or gone takes no part. */
export const outages = receiverFaultNames.filter((name) => name !== "slow" && name !== "http_410");

/** What no event may be, each by what it names. */
export const losses = {
  "committed ends that were never taken": ({ acknowledged, taken }) =>
    acknowledged.filter((end) => !taken.has(endKey(end))).map(endKey),
  "ends in the ledger that were never taken": ({ attempts, taken }) =>
    attempts
      .filter(({ state }) => state === "settled" || state === "unknown")
      .map(({ id, ending }) => endKey({ attemptId: id, outcome: `${ending}` }))
      .filter((key) => !taken.has(key)),
  "steps of a session that were never taken": ({ sessions, taken }) =>
    sessions
      .flatMap(({ id, openedAt, submittedAt, completedAt }) => [
        ...(openedAt ? [stepKey("session.opened", id)] : []),
        ...(submittedAt ? [stepKey("session.submitted", id)] : []),
        ...(completedAt ? [stepKey("session.completed", id)] : []),
      ])
      .filter((key) => !taken.has(key)),
  "events in the outbox that were never taken": ({ rows, takenAt }) =>
    rows.map(({ eventId }) => eventId).filter((id) => !takenAt.has(id)),
  "events in the outbox that are not delivered": ({ rows }) =>
    rows.filter(({ deliveredAt }) => deliveredAt === null).map(({ eventId }) => eventId),
  "events that the outbox does not have": ({ rows, comings }) => {
    const known = new Set(rows.map(({ eventId }) => eventId));
    return comings.map(({ eventId }) => eventId).filter((id) => !known.has(id));
  },
  "events that came before the one before them was taken": ({ rows, firstAt, takenAt }) =>
    [...grouped(rows, ({ sessionId, applicationId }) => `${sessionId ?? applicationId}`).values()].flatMap(
      (own) =>
        [...own]
          .sort((a, b) => a.id - b.id)
          .filter(({ eventId }, nth, sorted) => {
            const before = sorted[nth - 1];
            return before && !(at(takenAt, before.eventId) < at(firstAt, eventId));
          })
          .map(({ eventId }) => eventId),
    ),
  "steps of a session in another order than they were made": ({ comings }) =>
    [...grouped(comings, ({ body }) => `${body.data.sessionId}`)]
      .filter(([id, own]) => {
        const firsts = [...new Map(own.map(({ eventId, body }) => [eventId, ranks[body.type]])).values()];
        return (
          id !== "undefined" &&
          firsts.some((rank, nth) => rank < (firsts[nth - 1] ?? ranks["session.opened"]))
        );
      })
      .map(([id]) => id),
} satisfies Record<string, (seen: Seen) => string[]>;

const ranks: Record<EventName, number> = {
  "session.opened": 0,
  "session.submitted": 1,
  "attempt.unknown": 2,
  "attempt.settled": 2,
  "session.completed": 3,
  "session.expired": 4,
};

type Seen = OutboxEvidence & {
  /** Ends and steps of sessions. */
  taken: ReadonlySet<string>;
  /** By event: its place among the comings. */
  firstAt: ReadonlyMap<string, number>;
  takenAt: ReadonlyMap<string, number>;
};

const endKey = ({ attemptId, outcome }: { attemptId: string; outcome: string }) => `${attemptId} ${outcome}`;
const stepKey = (type: EventName, sessionId: string) => `${sessionId} ${type}`;
const at = (places: ReadonlyMap<string, number>, eventId: string) =>
  places.get(eventId) ?? Number.POSITIVE_INFINITY;

/** @returns how many events each loss met, what the run saw, and why it fails */
export function judgeOutbox(evidence: OutboxEvidence) {
  const seen = lookedThrough(evidence);
  const found = Object.entries(losses).map(([name, find]) => ({ name, ids: find(seen) }));
  const figures = Object.fromEntries(found.map(({ name, ids }) => [name, ids.length]));
  const lost = found.flatMap(({ name, ids: [first], ids }) =>
    first === undefined ? [] : [`${name}: ${ids.length}, first ${first}`],
  );
  const counts = countsOf(seen);
  return { figures, counts, failures: [...lost, ...unseen(evidence, counts)] };
}

function lookedThrough(evidence: OutboxEvidence): Seen {
  const [taken, firstAt, takenAt] = [new Set<string>(), new Map<string, number>(), new Map<string, number>()];
  for (const [place, { eventId, body, met }] of evidence.comings.entries()) {
    if (!firstAt.has(eventId)) firstAt.set(eventId, place);
    if (met !== null || takenAt.has(eventId)) continue;
    takenAt.set(eventId, place);
    const { type, data } = body;
    if (data.attemptId && type.startsWith("attempt."))
      taken.add(endKey({ attemptId: data.attemptId, outcome: `${data.outcome}` }));
    else if (data.sessionId) taken.add(stepKey(type, data.sessionId));
  }
  return { ...evidence, taken, firstAt, takenAt };
}

const countsOf = ({ comings, rows, takenAt, attempts, cutTries }: Seen) => ({
  events: rows.length,
  "comings of them": comings.length,
  "comings of one that was taken before": comings.filter(({ met }) => met === null).length - takenAt.size,
  "tries that a kill cut off": cutTries,
  "attempts that a kill left behind": attempts.filter(({ cause }) => cause === "left_behind").length,
});

type Counts = ReturnType<typeof countsOf>;

/** A run that did not see enough proves nothing. */
function unseen({ asked, kills, acknowledged, comings }: OutboxEvidence, counts: Counts): string[] {
  // A closed port sees nobody come.
  const unmet = outages.filter((name) => name !== "down" && !comings.some(({ met }) => met === name));
  const { "comings of one that was taken before": _, ...wanted } = counts;
  const none = Object.entries(wanted).filter(([, count]) => count === 0);
  return [
    ...(acknowledged.length >= asked.size ? [] : [`${acknowledged.length} settlings of ${asked.size}`]),
    ...(kills === asked.kills ? [] : [`${kills} kills of ${asked.kills}`]),
    ...unmet.map((name) => `no webhook met ${name}`),
    ...none.map(([name]) => `saw no ${name}`),
  ];
}
