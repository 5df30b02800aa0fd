import * as z from "zod";
import { channels } from "../channels";
import type { ConsentRow } from "../ledger/schema";
import type { AttemptView } from "../ledger/view";
import { type Charge, chargeOf } from "../outcomes/charge";
import { endings } from "../outcomes/endings";
import type { CallOutcome } from "../outcomes/outcome";
import { type State, states } from "../outcomes/states";

/** What other systems may know of an attempt: never name, NIK (masked neither), e-mail, phone or photo. */

/** The ledger's state in an integrator's words. */
const statuses = {
  claimed: "in_progress",
  sent: "in_progress",
  settled: "settled",
  unknown: "unknown",
  released: "not_processed",
} as const satisfies Record<State, string>;

const statusNames = [...new Set(Object.values(statuses))];

const charges: Record<Charge, true> = { full: true, liveness_only: true, none: true, unknown: true };

const time = () => z.iso.datetime({ precision: 3 }).describe("ISO 8601 in UTC, with milliseconds.");

export const attemptResult = z.object({
  id: z.uuid().describe("The attempt's number: what people read out as their reference."),
  status: z
    .enum(statusNames)
    .describe(
      "`in_progress`: no end yet. `settled`: it has one for good. `unknown`: sent, and nobody knows how it ended; a late answer or your operator settles it. `not_processed`: Kredibel judged nothing.",
    ),
  outcome: z
    .enum(endings)
    .nullable()
    .describe("How it ended, null while in progress. Only `verified` and `verified_with_reason` verify."),
  rejectFields: z.array(z.string()).describe("Names of the fields that were rejected, as Kredibel has them."),
  charge: z
    .enum(Object.keys(charges) as [Charge, ...Charge[]])
    .nullable()
    .describe("What Kredibel charges for it, null while in progress."),
  kredibelId: z.string().nullable().describe("Kredibel's `id`."),
  referenceId: z.string().nullable().describe("Kredibel's `referenceId`."),
  errorId: z.string().nullable().describe("Kredibel's error, for its support."),
  sessionId: z.uuid().nullable().describe("Null for the open page and for branches."),
  ref: z
    .string()
    .nullable()
    .describe("The session's. Without one, what the start address said as `?ref=`: anybody can write it."),
  channel: z.enum(channels),
  branch: z.string().nullable(),
  startedAt: time(),
  sentAt: time().nullable().describe("When it was sent to Kredibel; null if it never was."),
  endedAt: time().nullable(),
  settledByOperator: z.boolean().describe("Whether your operator said how it ended, not Kredibel's answer."),
  consent: z
    .object({
      version: z.string(),
      textHash: z.string().describe("SHA-256 of the sentences that were agreed to."),
      language: z.string(),
      givenAt: time(),
    })
    .nullable()
    .describe("Null once it is older than it is kept."),
});

export type AttemptResult = z.infer<typeof attemptResult>;

export function resultOf(view: AttemptView, consent: ConsentRow | null): AttemptResult {
  const { id, outcome, channel, branch, sessionId, ref, kredibelId, errorId } = view;
  return {
    ...{ id, channel, branch, sessionId, ref, kredibelId, errorId },
    status: statuses[view.state],
    outcome: outcome?.kind ?? null,
    rejectFields: outcome ? fieldsOf(outcome) : [],
    charge: states[view.state].running ? null : chargeOf(outcome),
    referenceId: view.reference,
    startedAt: view.claimedAt.toISOString(),
    sentAt: view.sentAt?.toISOString() ?? null,
    endedAt: view.endedAt?.toISOString() ?? null,
    settledByOperator: view.resolvedBy !== null,
    consent: consent && consentResult(consent),
  };
}

export const consentResult = ({ version, textHash, locale, givenAt }: ConsentRow) => ({
  ...{ version, textHash, language: locale },
  givenAt: givenAt.toISOString(),
});

function fieldsOf(outcome: CallOutcome): string[] {
  switch (outcome.kind) {
    case "verified_with_reason":
    case "not_verified":
      return outcome.fields;
    case "invalid":
      return Object.keys(outcome.problems);
    case "verified":
    case "unavailable":
    case "unknown":
      return [];
  }
}
