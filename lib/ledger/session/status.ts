/** Status → the time that makes it so, the weightiest first: a paid end outweighs what came before. */
export const sessionStatuses = {
  completed: "completed_at",
  cancelled: "cancelled_at",
  expired: "expired_at",
  submitted: "submitted_at",
  opened: "opened_at",
  created: null,
} as const satisfies Record<string, string | null>;

export type SessionStatus = keyof typeof sessionStatuses;

export const sessionStatusNames = Object.keys(sessionStatuses) as [SessionStatus, ...SessionStatus[]];

/** Can still expire. */
export const liveStatuses = ["created", "opened", "submitted"] as const satisfies SessionStatus[];

/** Nothing more can be sent. */
export const isOver = (status: SessionStatus): boolean => status === "expired" || status === "cancelled";

const isLive = (status: SessionStatus): boolean => liveStatuses.some((live) => live === status);

/** Its clock first: the job that writes an expiry comes by once a minute. */
export const statusAt = (
  { status, expiresAt }: { status: SessionStatus; expiresAt: Date },
  now: Date,
): SessionStatus => (isLive(status) && expiresAt <= now ? "expired" : status);
