import { randomUUID } from "node:crypto";
import type { Ledger } from "../../../lib/ledger/ledger";
import { claimed, claimOf } from "../../../lib/ledger/testing/cases";
import type { CallEnd } from "../../../lib/outcomes/verdict";
import { sessionBody } from "../../../lib/sessions/session-body";
import type { Sessions } from "../../../lib/sessions/sessions";

type EndKind = Extract<CallEnd["kind"], "verified" | "not_verified" | "unknown">;

/** How a person's calls end. A late answer follows `unknown`, as an end of the same attempt. */
const lives: readonly (readonly EndKind[])[] = [
  ["verified"],
  ["not_verified", "verified"],
  ["unknown", "verified"],
  ["not_verified", "not_verified", "verified"],
  ["unknown"],
  ["not_verified", "unknown", "not_verified"],
];

export type Acknowledged = { attemptId: string; outcome: EndKind };

/** @param serial of one person in a run; every seventh comes without a session */
export async function livePerson(
  { ledger, sessions }: { ledger: Ledger; sessions: Sessions },
  serial: number,
  acknowledge: (end: Acknowledged) => void,
): Promise<void> {
  const identityId = `99${String(serial).padStart(14, "0")}`;
  const sessionId = serial % 7 === 0 ? undefined : await openedSession(sessions, serial);
  const { id } = await ledger.openApplication({
    ...{ channel: "self", locale: "id", consentVersion: "1", consentHash: "hash of the text" },
    ...{ ref: `order-${serial}`, sessionId },
  });
  let lease: Awaited<ReturnType<typeof claimed>> | null = null;
  for (const [nth, kind] of (lives[serial % lives.length] ?? []).entries()) {
    if (!lease) {
      lease = await claimed(ledger, claimOf(ledger, id, { identityId, fullName: `name ${nth}` }));
      await ledger.markSent(lease);
    }
    const { attemptId } = lease;
    await ledger.settleAttempt(lease, endOf(kind, attemptId));
    acknowledge({ attemptId, outcome: kind });
    if (kind !== "unknown") lease = null;
  }
}

function endOf(kind: EndKind, attemptId: string): CallEnd {
  const reference = `ref_certel#${randomUUID()}`;
  switch (kind) {
    case "verified":
      return { kind, reference };
    case "not_verified":
      return { kind, reference, fields: ["fullName"] };
    case "unknown":
      return { kind, attemptId };
  }
}

async function openedSession(sessions: Sessions, serial: number): Promise<string> {
  const made = await sessions.create({
    ...{ key: { name: "shop", realm: "shop" }, origin: "https://onboarding.example.com" },
    ...{ body: sessionBody([]).parse({ ref: `order-${serial}` }), idempotencyKey: null },
  });
  if (made.kind === "other_body") throw new Error("The session was not made.");
  const link = await sessions.openLink(new URL(made.session.url).pathname.split("/").at(-1) ?? "", null);
  if (link.kind !== "opened") throw new Error(`The link is ${link.kind}.`);
  return made.session.id;
}
