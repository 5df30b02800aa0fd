import type { AttemptView } from "../../ledger/view";

/** A verified attempt of Jakarta's branch, in whatever else a test changes. */
export function attemptView(changes: Partial<AttemptView> = {}): AttemptView {
  const claimedAt = new Date("2026-11-24T16:59:30.000Z");
  const reference = "ref_certel#1";
  return {
    id: "00000000-0000-4000-8000-000000000001",
    applicationId: "00000000-0000-4000-9000-000000000001",
    linkedTo: null,
    state: "settled",
    outcome: { kind: "verified", reference, at: claimedAt.toISOString() },
    maskedNik: "9901********0001",
    channel: "branch",
    branch: "JKT",
    staff: "Rani",
    ref: "order-1",
    reference,
    kredibelId: null,
    errorId: null,
    cause: null,
    resolvedBy: null,
    claimedAt,
    sentAt: claimedAt,
    endedAt: claimedAt,
    retryAt: null,
    readAt: claimedAt,
    ...changes,
  } as AttemptView;
}
