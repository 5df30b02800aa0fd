export const methods = ["GET", "HEAD", "POST", "DELETE", "OPTIONS"];

/** Name → status. The name is the body: Next's client throws an action's plain text as an error's message. */
export const refusals = {
  method: 405,
  malformed: 400,
  /** A content type that the address does not read. */
  type: 415,
  /** A server action of another build. */
  unknown_action: 404,
  origin: 403,
  /** A submission without an application of ours. */
  session: 403,
  too_large: 413,
  too_many_parts: 413,
  too_slow: 408,
  busy: 503,
} as const;

export type Refusal = keyof typeof refusals;
