/** One sentence for each `code` of a closed union, made from what that code carries. A missing one does not compile. */
export type Sentences<Union extends { code: string }> = {
  [Code in Union["code"]]: (thing: Extract<Union, { code: Code }>) => string;
};

/** Bytes → whole kilobytes of 1024 bytes, rounded down so that a photo under the floor never reads as on it. */
export const kilobytes = (bytes: number) => Math.floor(bytes / 1024).toString();

/** Bytes → megabytes of 1 000 000 bytes with one decimal, rounded up so that a photo over the ceiling reads as over. */
export const megabytes = (bytes: number, decimalMark: "." | ",") =>
  (Math.ceil(bytes / 100_000) / 10).toString().replace(".", decimalMark);
