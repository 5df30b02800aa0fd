/** What staff are told of earlier attempts with the same NIK, each in a sentence and with what to quote. */
export type SeenBefore =
  /** Nobody is signed in, or the case at hand is not one of their branch. */
  | { kind: "refused" }
  | { kind: "new" }
  | { kind: "seen"; heading: string; lead: string; attempts: SeenAttempt[] };

export type SeenAttempt = { id: string; sentence: string; reference: string };
