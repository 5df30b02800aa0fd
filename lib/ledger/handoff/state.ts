/** `wrong`: the phone chose a wrong number too often. */
export const handoffEnds = ["cancelled", "wrong", "taken_back"] as const;
export type HandoffEnd = (typeof handoffEnds)[number];

type StateFacts = {
  /** The phone has the case, until the computer takes it back. */
  atPhone: boolean;
  /** Once the computer goes on by itself; null: it may not, or there is nothing to end. */
  endsAs: HandoffEnd | null;
};

/** In their order; the last three are the ends. */
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
} as const satisfies Record<string, StateFacts>;

export type HandoffState = keyof typeof handoffStates;

type Row = {
  phoneHash: string | null;
  confirmedAt: Date | null;
  expiresAt: Date;
  end: HandoffEnd | null;
};

/** @param sending where the phone's latest attempt is */
export function handoffStateAt(
  { phoneHash, confirmedAt, expiresAt, end }: Row,
  now: Date,
  sending: "sent" | "finished" | null = null,
): HandoffState {
  if (end) return end;
  if (confirmedAt) return sending ?? "phone";
  if (expiresAt <= now) return "expired";
  return phoneHash === null ? "waiting" : "number";
}
