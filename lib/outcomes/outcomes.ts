import type { Status } from "../kredibel/constraints";
import type { OutcomeKind } from "./outcome";
import type { EndState } from "./states";

type Facts<Kind> = {
  /** One of Kredibel's statuses. */
  judged: Kind extends Status ? true : false;
  /** Kredibel holds the identity for verified: rejected fields are notes, not errors. */
  verifies: boolean;
  /** Kredibel has processed the answers, or may have: the same ones are not sent again. */
  spent: boolean;
  /** Nothing can be corrected in this application. */
  final: boolean;
  /** A late answer or an operator still settles it. */
  unsettled: boolean;
  /** A reloaded page comes back to it. */
  resumable: boolean;
  /** Where Kredibel's liveness check rejects, only that is charged: see `charge.ts`. */
  charge: "full" | "none" | "unknown";
  /** Null: never stored. */
  state: Kind extends "refused" ? null : EndState;
  /** The look of the link to the operator's site; null: the applicant goes on right here. */
  returnLink: "main" | "second" | null;
  look: "good" | "bad" | "mend" | "warn" | "open";
};

/** Whatever a reader asks about an end, by its kind. */
export const outcomes = {
  verified: {
    judged: true,
    verifies: true,
    spent: true,
    final: true,
    unsettled: false,
    resumable: true,
    charge: "full",
    state: "settled",
    returnLink: "main",
    look: "good",
  },
  verified_with_reason: {
    judged: true,
    verifies: true,
    spent: true,
    final: false,
    unsettled: false,
    resumable: true,
    charge: "full",
    state: "settled",
    returnLink: "second",
    look: "good",
  },
  not_verified: {
    judged: true,
    verifies: false,
    spent: true,
    final: false,
    unsettled: false,
    resumable: true,
    charge: "full",
    state: "settled",
    returnLink: "second",
    look: "bad",
  },
  invalid: {
    judged: false,
    verifies: false,
    spent: false,
    final: false,
    unsettled: false,
    resumable: false,
    charge: "none",
    state: "settled",
    returnLink: null,
    look: "mend",
  },
  refused: {
    judged: false,
    verifies: false,
    spent: false,
    final: false,
    unsettled: false,
    resumable: false,
    charge: "none",
    state: null,
    returnLink: null,
    look: "warn",
  },
  unavailable: {
    judged: false,
    verifies: false,
    spent: false,
    final: false,
    unsettled: false,
    resumable: false,
    charge: "none",
    state: "released",
    returnLink: "second",
    look: "warn",
  },
  unknown: {
    judged: false,
    verifies: false,
    spent: true,
    final: true,
    unsettled: true,
    resumable: true,
    charge: "unknown",
    state: "unknown",
    returnLink: "second",
    look: "open",
  },
} as const satisfies { [Kind in OutcomeKind | Status]: Facts<Kind> };

/** The kinds whose row has `true` in one of these columns. */
export type KindThat<Column extends keyof Facts<OutcomeKind>> = {
  [Kind in OutcomeKind]: true extends (typeof outcomes)[Kind][Column] ? Kind : never;
}[OutcomeKind];
