import type { CallOutcome } from "../outcomes/outcome";
import type { StepId } from "./steps";

/** `id`: of no use to a phone. `link`: with the code in its fragment. `path`: of an SVG of `size` squares a side. `leftMs`: until it ends. */
export type HandoffCode = { id: string; link: string; size: number; path: string };

/** What the computer may know. `id`: of the code that waits, perhaps another tab's. `none`: it has no code. `limit`: too many were made. */
export type HandoffSeen =
  | { state: "waiting"; id: string; leftMs: number; code?: HandoffCode }
  | { state: "number"; leftMs: number; number: number }
  | { state: "phone"; step: StepId | null }
  | { state: "sent" }
  /** `back`: to the operator. */
  | { state: "finished"; outcome: CallOutcome["kind"]; verifies: boolean; back: string | null }
  | { state: "expired" | "cancelled" | "wrong" | "taken_back" | "none" | "limit" };

/** Of an answer and of the next question: what the page has seen, in no address. */
export const seenHeader = "x-seen";

/** Why a phone gets nothing. `at_computer`: it has sent the case. `cookie`: it keeps none, so its code is still unused. */
export type PhoneTrouble =
  | "cookie"
  | "expired"
  | "used"
  | "cancelled"
  | "wrong"
  | "taken_back"
  | "same_device"
  | "at_computer"
  | "unknown"
  | "limit";

/** What the phone is told. `ask_again`: with the cookie of this answer. `startedAt`: ISO 8601 UTC. `again`: the number before was wrong. */
export type PhoneSeen =
  | { state: "ask_again" }
  | { state: "number"; choices: number[]; startedAt: string; again: boolean }
  | { state: "confirmed"; ref: string | null }
  | { state: PhoneTrouble };
