/** `retryAt`: ISO 8601 UTC. `consent`: outdated text. `staff`: branch user signed out. */
export type StartReply =
  | { kind: "started" }
  | { kind: "refused"; reason: "limit"; retryAt: string }
  | { kind: "refused"; reason: "consent" | "session" | "staff" };
