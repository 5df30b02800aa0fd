/** What a file is, read from its own bytes and never from its name or declared type. */
export type PhotoFacts = {
  /** By magic bytes; `unknown` for anything that is not one of these. */
  type: "image/jpeg" | "image/png" | "image/webp" | "image/svg+xml" | "image/heic" | "image/gif" | "unknown";
  /** Stored pixels, before any EXIF orientation; 0 where they cannot be read or the file is not whole. */
  width: number;
  height: number;
  bytes: number;
};
