import type { Status } from "../kredibel/constraints";
import type { CallOutcome } from "./outcome";

/** An end that one of Kredibel's statuses brings. */
export type Verdict = Extract<CallOutcome, { kind: Status }>;

/** What Kredibel said with a verdict; `at`: ISO 8601 UTC. */
type Said = { reference: string; fields: string[]; at: string };

/** The outcome of one of Kredibel's statuses. */
export function verdictOf(kind: Status, { reference, fields, at }: Said): Verdict {
  switch (kind) {
    case "verified":
      return { kind, reference, at };
    case "verified_with_reason":
    case "not_verified":
      return { kind, reference, fields, at };
  }
}
