import { and, desc, eq, inArray, ne, sql } from "drizzle-orm";
import { endingsThat } from "../../outcomes/endings";
import { statesThat } from "../../outcomes/states";
import type { Database } from "../database/database";
import { type AttemptRow, attempts } from "../schema";
import type { Claim } from "./claim-result";

const judgedEndings = endingsThat(({ judged }) => judged);
const openStates = statesThat(({ open }) => open);

export type ClaimContext = {
  own: AttemptRow | undefined;
  linked: AttemptRow | undefined;
  /** In flight or unknown as stored, newest first. */
  conflicting: AttemptRow[];
  judged: AttemptRow | undefined;
};

/** One query saves round trips. */
export async function findClaimContext(tx: Database, claim: Claim): Promise<ClaimContext> {
  const { attemptId, applicationId, linkedTo, fingerprint } = claim;
  const rows = (role: "named" | "conflicting" | "judged") =>
    tx.select({ attempt: attempts, role: sql<string>`${role}::text` }).from(attempts);
  const named = linkedTo === undefined ? [attemptId] : [attemptId, linkedTo];
  const found = await rows("named")
    .where(inArray(attempts.id, named))
    .unionAll(
      rows("conflicting").where(
        and(
          eq(attempts.nikHash, fingerprint.nikHash),
          inArray(attempts.state, openStates),
          ne(attempts.id, attemptId),
        ),
      ),
    )
    .unionAll(
      rows("judged")
        .where(and(eq(attempts.applicationId, applicationId), inArray(attempts.ending, judgedEndings)))
        .orderBy(desc(attempts.claimedAt))
        .limit(1),
    );
  const inRole = (role: string) => found.filter((row) => row.role === role).map(({ attempt }) => attempt);
  return {
    own: inRole("named").find(({ id }) => id === attemptId),
    linked: inRole("named").find(({ id }) => id === linkedTo),
    conflicting: inRole("conflicting").sort(
      (one, other) => other.claimedAt.getTime() - one.claimedAt.getTime(),
    ),
    judged: inRole("judged")[0],
  };
}
