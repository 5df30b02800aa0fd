import { cameraProblems } from "../../camera/problem";
import { draftReturns } from "../../device-draft/draft-returns";
import { type KredibelAnswer, unavailableCauses, unknownCauses } from "../../kredibel/answer";
import { rejectNames } from "../../kredibel/constraints";
import type { SubmitReply } from "../../onboarding/attempt/attempt-status";
import { stepIds } from "../../onboarding/steps";
import type { Charge } from "../../outcomes/charge";
import type { Outcome } from "../../outcomes/outcome";
import { deliveryResults } from "../../webhooks/results";
import { refusals } from "../http/refusals";

/** Every series stands at 0 from the start, so that `rate()` sees its first count. */

type RefusedReason = Extract<Outcome, { kind: "refused" }>["reason"];

const keys = <Key extends string>(table: Record<Key, unknown>): Key[] => Object.keys(table) as Key[];

const refusedReasons: Record<RefusedReason, true> = {
  limit: true,
  nik_limit: true,
  seen_before: true,
  busy: true,
  in_flight: true,
  session: true,
  other_application: true,
  staff: true,
  unchanged: true,
  moved: true,
};

const reasonsByOutcome: Record<SubmitReply["kind"] | "replay" | "error", string[]> = {
  verified: [""],
  verified_with_reason: [""],
  not_verified: [""],
  invalid: [""],
  refused: keys(refusedReasons),
  unavailable: [""],
  unknown: [""],
  in_flight: [""],
  replay: [""],
  error: [""],
};

const causesByAnswer: Record<KredibelAnswer["kind"], readonly string[]> = {
  verified: [""],
  verified_with_reason: [""],
  not_verified: [""],
  invalid: [""],
  unavailable: unavailableCauses,
  unknown: unknownCauses,
};

const charges: Record<Charge, true> = { full: true, liveness_only: true, none: true, unknown: true };

/** What Kredibel rejects under a name that it has not documented. */
export const otherField = "other";

/** Of what a device keeps: asked for without a live application. */
export const noKey = "no_key";

export const series = {
  attempts: keys(reasonsByOutcome).flatMap((outcome) =>
    reasonsByOutcome[outcome].map((reason) => ({ outcome, reason })),
  ),
  charges: keys(charges).map((charge) => ({ charge })),
  rejectedFields: [...rejectNames, otherField].map((field) => ({ field })),
  kredibelSeconds: keys(causesByAnswer).flatMap((answer) =>
    causesByAnswer[answer].map((cause) => ({ answer, cause })),
  ),
  turnedAway: keys(refusals).map((why) => ({ why })),
  cameraProblems: cameraProblems.map((problem) => ({ problem })),
  webhookTries: deliveryResults.map((result) => ({ result })),
  steps: stepIds.map((step) => ({ step })),
  draftReturns: [noKey, ...draftReturns].map((end) => ({ end })),
};
