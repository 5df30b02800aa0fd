/** The answer to whether a NIK was submitted before. */
export type SeenBefore =
  /** Not staff, or no open case of their branch. */
  | { kind: "refused" }
  /** Too many NIKs, of the case or of the person. */
  | { kind: "limit"; sentence: string }
  | { kind: "new" }
  | { kind: "seen"; heading: string; lead: string; attempts: SeenAttempt[] };

/** `reference` whole where the asker may see the attempt, else its last four characters. */
export type SeenAttempt = { sentence: string; reference: string };
