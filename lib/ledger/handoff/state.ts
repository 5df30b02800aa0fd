/** `wrong`: the phone chose a wrong number too often. */
export const handoffEnds = ["cancelled", "wrong", "taken_back"] as const;
export type HandoffEnd = (typeof handoffEnds)[number];

type StateFacts = {
  /** The phone has the case, until the computer takes it back. */
  atPhone: boolean;
  /** Once the computer goes on by itself; null: it may not, or there is nothing to end. */
  endsAs: HandoffEnd | null;
};

/** In their order; the last four are the ends. `left`: the final verdict stays at the phone. */
export const handoffStates = {
  waiting: { atPhone: false, endsAs: "cancelled" },
  expired: { atPhone: false, endsAs: "cancelled" },
  number: { atPhone: false, endsAs: "cancelled" },
  phone: { atPhone: true, endsAs: "taken_back" },
  sent: { atPhone: true, endsAs: null },
  finished: { atPhone: true, endsAs: "taken_back" },
  cancelled: { atPhone: false, endsAs: null },
  wrong: { atPhone: false, endsAs: null },
  taken_back: { atPhone: false, endsAs: null },
  left: { atPhone: false, endsAs: null },
} as const satisfies Record<string, StateFacts>;

export type HandoffState = keyof typeof handoffStates;

type Row = {
  phoneHash: string | null;
  confirmedAt: Date | null;
  expiresAt: Date;
  end: HandoffEnd | null;
};

/** `decided`: finished with a final verdict. */
type Sending = "sent" | "finished" | "decided";

/** @param sending where the phone's latest attempt is */
export function handoffStateAt(
  { phoneHash, confirmedAt, expiresAt, end }: Row,
  now: Date,
  sending: Sending | null = null,
): HandoffState {
  const decided = sending === "decided";
  if (end) return end === "taken_back" && decided ? "left" : end;
  if (confirmedAt) return decided ? "finished" : (sending ?? "phone");
  if (expiresAt <= now) return "expired";
  return phoneHash === null ? "waiting" : "number";
}
