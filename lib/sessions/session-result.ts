import * as z from "zod";
import { channels } from "../channels";
import type { SessionRow } from "../ledger/schema";
import { sessionStatusNames, statusAt } from "../ledger/session/status";
import { type Ending, endings, endingsThat } from "../outcomes/endings";
import { type AttemptResult, attemptResult } from "./attempt-result";

/** What other systems may know of a session: never name, NIK, e-mail, phone or photo. */

const time = () => z.iso.datetime({ precision: 3 });

const { rejectFields, kredibelId, referenceId, consent } = attemptResult.shape;

export const sessionResult = z.object({
  id: z.uuid(),
  ref: z.string().nullable().describe("As your system gave it."),
  status: z
    .enum(sessionStatusNames)
    .describe(
      "`created`, `opened` by the link, `submitted` at least once, `completed`: verified. `expired` and `cancelled`: nothing more can be sent, though an answer that is still on its way completes it.",
    ),
  outcome: z
    .enum(endings)
    .nullable()
    .describe(
      "Of the latest attempt; of the latest that verified, once completed. Null while it runs, without one, or once that is deleted for its age.",
    ),
  rejectFields,
  kredibelId,
  referenceId,
  nikMatches: z
    .boolean()
    .nullable()
    .describe("Whether that attempt has `expectedNik`; null without one, or before an attempt."),
  attemptId: z.uuid().nullable().describe("That attempt."),
  chargedCalls: z.int().describe("Calls that Kredibel charges, for liveness alone too."),
  unclearCalls: z.int().describe("Calls that are under way or that nobody knows the end of: may be charged."),
  channel: z.enum(channels),
  branch: z.string().nullable(),
  createdAt: time(),
  expiresAt: time(),
  openedAt: time().nullable(),
  submittedAt: time().nullable(),
  completedAt: time().nullable(),
  expiredAt: time().nullable(),
  cancelledAt: time().nullable(),
  consent,
});

export const madeSession = sessionResult
  .pick({ id: true, expiresAt: true, status: true })
  .extend({ url: z.url().describe("For one person: the first browser that opens it owns the session.") });

export type MadeSession = z.infer<typeof madeSession>;

export type SessionResult = z.infer<typeof sessionResult>;

export const sessionPage = z.object({
  sessions: z.array(sessionResult),
  after: z.string().nullable().describe("For the next page; null on the last."),
});

type Found = {
  row: SessionRow;
  now: Date;
  /** The newest first. */
  attempts: (AttemptResult & { nikMatches: boolean | null })[];
  consent: AttemptResult["consent"];
};

const verifying: readonly (Ending | null)[] = endingsThat((ending) => ending.verifies);

export function sessionResultOf({ row, now, attempts, consent }: Found): SessionResult {
  const status = statusAt(row, now);
  // What comes after a verification must not lend it another NIK, nor take its outcome away.
  const shown =
    status === "completed" ? attempts.find(({ outcome }) => verifying.includes(outcome)) : attempts[0];
  const charged = (...kinds: AttemptResult["charge"][]) =>
    attempts.filter(({ charge }) => kinds.includes(charge)).length;
  const text = (date: Date | null) => date?.toISOString() ?? null;
  return {
    ...{ id: row.id, ref: row.ref, status },
    outcome: shown?.outcome ?? null,
    rejectFields: shown?.rejectFields ?? [],
    kredibelId: shown?.kredibelId ?? null,
    referenceId: shown?.referenceId ?? null,
    nikMatches: shown?.nikMatches ?? null,
    attemptId: shown?.id ?? null,
    chargedCalls: charged("full", "liveness_only"),
    unclearCalls: charged("unknown", null),
    channel: shown?.channel ?? "self",
    branch: shown?.branch ?? null,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    openedAt: text(row.openedAt),
    submittedAt: text(row.submittedAt),
    completedAt: text(row.completedAt),
    expiredAt: text(row.expiredAt ?? (status === "expired" ? row.expiresAt : null)),
    cancelledAt: text(row.cancelledAt),
    consent,
  };
}
