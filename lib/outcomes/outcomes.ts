import type { Status } from "../kredibel/constraints";
import type { OutcomeKind } from "./outcome";
import type { EndState } from "./states";

type Facts<Kind> = {
  /** One of Kredibel's statuses. */
  judged: Kind extends Status ? true : false;
  /** Rejected fields are notes, not errors. */
  verifies: boolean;
  /** Not resent: possibly processed. */
  spent: boolean;
  /** No correction in this application. */
  final: boolean;
  /** May still be settled. */
  unsettled: boolean;
  /** Shown after a reload. */
  resumable: boolean;
  /** Liveness rejections: see `charge.ts`. */
  charge: "full" | "none" | "unknown";
  /** Null: never stored. */
  state: Kind extends "refused" ? null : EndState;
  /** Null: continues here. */
  returnLink: "main" | "second" | null;
  look: "good" | "bad" | "mend" | "warn" | "open";
};

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

export type KindThat<Column extends keyof Facts<OutcomeKind>> = {
  [Kind in OutcomeKind]: true extends (typeof outcomes)[Kind][Column] ? Kind : never;
}[OutcomeKind];
