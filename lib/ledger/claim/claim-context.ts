import { and, desc, eq, gt, inArray, ne, or, sql } from "drizzle-orm";
import { endingsThat } from "../../outcomes/endings";
import { statesThat } from "../../outcomes/states";
import { usedAttempts } from "../caps";
import { later } from "../clock";
import type { LedgerContext } from "../rules";
import { type AttemptRow, attempts } from "../schema";
import type { Claim } from "./claim-result";

const judgedEndings = endingsThat(({ judged }) => judged);
const chargedEndings = endingsThat(({ charge }) => charge !== "none");
const verifyingEndings = endingsThat(({ verifies }) => verifies);
const finalVerdicts = endingsThat(({ verifies, final }) => verifies && final);
const openStates = statesThat(({ open }) => open);

export type ClaimContext = {
  own: AttemptRow | undefined;
  linked: AttemptRow | undefined;
  /** In flight or unknown as stored, newest first. */
  conflicting: AttemptRow[];
  judged: AttemptRow | undefined;
  /** Verified this NIK; not the own application's, which may correct a note. */
  verified: AttemptRow | undefined;
  /** This NIK's in the cap's window, newest first, no more than the cap. */
  charged: AttemptRow[];
  /** As `usedAttempts`. */
  used: AttemptRow[];
};

type Role = "named" | "conflicting" | "judged" | "verified" | "charged" | "used";

/** One query saves round trips; columns are named once, since drizzle takes longest for them. */
export async function findClaimContext(context: LedgerContext, claim: Claim): Promise<ClaimContext> {
  const { db, rules, now } = context;
  const { attemptId, applicationId, linkedTo, fingerprint } = claim;
  const { count, windowMs } = rules.chargedCallsPerNik;
  const ofNik = inArray(attempts.nikHash, fingerprint.nikHashes);
  const rows = (role: Role) =>
    db.select({ id: attempts.id, role: sql<Role>`${role}::text`.as("role") }).from(attempts);
  const named = linkedTo === undefined ? [attemptId] : [attemptId, linkedTo];
  const roles = rows("named")
    .where(inArray(attempts.id, named))
    .unionAll(
      rows("conflicting").where(and(ofNik, inArray(attempts.state, openStates), ne(attempts.id, attemptId))),
    )
    .unionAll(
      rows("judged")
        .where(and(eq(attempts.applicationId, applicationId), inArray(attempts.ending, judgedEndings)))
        .orderBy(desc(attempts.claimedAt))
        .limit(1),
    )
    .unionAll(
      rows("verified")
        .where(
          and(
            ofNik,
            inArray(attempts.ending, verifyingEndings),
            or(ne(attempts.applicationId, applicationId), inArray(attempts.ending, finalVerdicts)),
          ),
        )
        .limit(1),
    )
    .unionAll(
      rows("charged")
        .where(
          and(
            ofNik,
            gt(attempts.sentAt, later(now(), -windowMs)),
            or(inArray(attempts.ending, chargedEndings), inArray(attempts.state, openStates)),
          ),
        )
        .orderBy(desc(attempts.claimedAt))
        .limit(count),
    )
    .unionAll(
      rows("used")
        .where(usedAttempts(context, applicationId))
        .orderBy(desc(attempts.claimedAt))
        .limit(rules.attemptsPerApplication.count),
    )
    .as("roles");
  const found = await db
    .select({ attempt: attempts, role: roles.role })
    .from(roles)
    .innerJoin(attempts, eq(attempts.id, roles.id));
  const inRole = (role: Role) => found.filter((row) => row.role === role).map(({ attempt }) => attempt);
  const newestFirst = (role: Role) =>
    inRole(role).sort((one, other) => other.claimedAt.getTime() - one.claimedAt.getTime());
  return {
    own: inRole("named").find(({ id }) => id === attemptId),
    linked: inRole("named").find(({ id }) => id === linkedTo),
    conflicting: newestFirst("conflicting"),
    judged: inRole("judged")[0],
    verified: inRole("verified")[0],
    charged: newestFirst("charged"),
    used: newestFirst("used"),
  };
}
