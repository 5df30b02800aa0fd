/** `key`: to be typed, in groups of four. `sealed`: what the form brings back. */
export type SetUp = { qr: { size: number; path: string }; key: string; sealed: string };

/** `over`: the key on the page is of another session. `busy`: set up elsewhere meanwhile. */
export type TwoStepProblem = "wrong" | "over" | "busy";

/** `offer`: the one that was tried, since a page that comes anew has another. */
export type SetUpReply =
  | Exclude<TwoStepReply<TwoStepProblem>, { kind: "refused" }>
  | { kind: "refused"; why: TwoStepProblem; offer?: SetUp };

/** `code`: wrong, or taken before. `unreadable`: sealed under a secret that is gone. */
export type OwnCodeProblem = "code" | "limit" | "busy" | "unreadable";

/** Recovery codes are in this answer alone. */
export type TwoStepReply<Why> = { kind: "codes"; codes: string[] } | { kind: "refused"; why: Why };
