export type SeenBefore =
  /** Not staff, or no open case. */
  | { kind: "refused" }
  /** Too many NIKs, per case or person. */
  | { kind: "limit"; sentence: string }
  | { kind: "new" }
  | { kind: "seen"; heading: string; lead: string; attempts: SeenAttempt[] };

/** `reference`: last four characters, unless the asker may see it. */
export type SeenAttempt = { sentence: string; reference: string };
