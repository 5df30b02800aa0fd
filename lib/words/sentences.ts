/** A missing one does not compile. */
export type Sentences<Union extends { code: string }> = {
  [Code in Union["code"]]: (thing: Extract<Union, { code: Code }>) => string;
};

/** Of 1,024 bytes, rounded down: under the floor never reads as on it. */
export const kilobytes = (bytes: number) => Math.floor(bytes / 1024).toString();

/** Of 1,000,000 bytes, rounded up: over the ceiling reads as over. */
export const megabytes = (bytes: number, decimalMark: "." | ",") =>
  (Math.ceil(bytes / 100_000) / 10).toString().replace(".", decimalMark);
