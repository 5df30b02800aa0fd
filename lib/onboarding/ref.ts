/** Of up to 64 characters of any script that can be seen, and spaces between them. */
export const refPattern = /^(?! )[^\p{C}\p{Zl}\p{Zp}]{1,64}(?<! )$/u;

export function readRef(value: unknown): string | null {
  return typeof value === "string" && refPattern.test(value) ? value : null;
}
