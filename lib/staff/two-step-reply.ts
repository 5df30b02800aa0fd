/** `over`: the key on the page is too old, or of another session. `busy`: set up elsewhere meanwhile. */
export type TwoStepProblem = "wrong" | "over" | "busy";

/** Recovery codes are in this answer alone. */
export type TwoStepReply = { kind: "codes"; codes: string[] } | { kind: "refused"; why: TwoStepProblem };
