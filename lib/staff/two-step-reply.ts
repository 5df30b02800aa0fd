/** `over`: the key on the page is too old, or of another session. `busy`: set up elsewhere meanwhile. */
export type TwoStepProblem = "wrong" | "over" | "busy";

/** `code`: wrong, or taken before. `unreadable`: sealed under a secret that is gone. */
export type OwnCodeProblem = "code" | "limit" | "busy" | "unreadable";

/** Recovery codes are in this answer alone. */
export type TwoStepReply<Why> = { kind: "codes"; codes: string[] } | { kind: "refused"; why: Why };
