/** `application`: its public id; the form carries it. `draftKey`: of what this browser may keep, base64url. `today`: `yyyy-mm-dd` in Jakarta. `retryAt`: ISO 8601 UTC. `consent`: outdated text. `staff`: branch user signed out. */
export type StartReply =
  | { kind: "started"; application: string; today: string; draftKey?: string }
  | { kind: "refused"; reason: "limit"; retryAt: string }
  | { kind: "refused"; reason: "consent" | "staff" }
  /** `link`: what the session that another system has made says against it. */
  | { kind: "refused"; reason: "session"; link?: "needed" | "expired" | "cancelled" }
  /** A computer's case goes on at the phone, or came back from it. */
  | { kind: "refused"; reason: "session"; moved: "to_phone" | "to_computer" };

/** `build`: the server's. `sentence`: why the page cannot go on, in its language. */
export type StartAnswer = StartReply & { build: string; sentence?: string };

/** The application that this browser's cookie opens. */
export type ApplicationSeen = { application: string | null };
