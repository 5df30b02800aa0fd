/** Read from the bytes, never from a name. */
export type PhotoFacts = {
  type: "image/jpeg" | "image/png" | "image/webp" | "image/svg+xml" | "image/heic" | "image/gif" | "unknown";
  /** As stored; 0 where they cannot be read. */
  width: number;
  height: number;
  bytes: number;
};
