import { createHash, randomInt } from "node:crypto";

const recoveryCodes = 10;

/** No look-alikes. */
const letters = "abcdefghijkmnpqrstuvwxyz23456789";

/** 15 of 32 letters make 75 bits: a hash without a key cannot be tried out. */
const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join("");

export const newRecoveryCodes = (): string[] =>
  Array.from({ length: recoveryCodes }, () => [group(), group(), group()].join("-"));

/** However it is typed: capitals, spaces and hyphens do not count. */
export function recoveryHash(staffId: string, code: string): string {
  const typed = code.toLowerCase().replace(/[^a-z0-9]/g, "");
  return createHash("sha256").update(`${staffId}\n${typed}`).digest("base64url");
}
