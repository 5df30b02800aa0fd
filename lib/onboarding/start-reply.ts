/** What starting is answered. `retryAt`: ISO 8601 UTC. `consent`: the page shows a text that is not ours any more. `staff`: nobody is signed in at the branch. */
export type StartReply =
  | { kind: "started" }
  | { kind: "refused"; reason: "limit"; retryAt: string }
  | { kind: "refused"; reason: "consent" | "session" | "staff" };
