/** Read from the bytes. */
export type PhotoFacts = {
  type: "image/jpeg" | "image/png" | "image/webp" | "image/svg+xml" | "image/heic" | "image/gif" | "unknown";
  /** Stored pixels; 0 if unreadable. */
  width: number;
  height: number;
  bytes: number;
};
