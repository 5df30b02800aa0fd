import fc from "fast-check";

/** For tests: text of any characters, unpaired surrogates too. fast-check's own "binary" takes seconds to prepare. */
export const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x10ffff }), fc.integer({ min: 0, max: 0x24f })), {
    maxLength: 40,
    size: "max",
  })
  .map((points) => points.map((point) => String.fromCodePoint(point)).join(""));
