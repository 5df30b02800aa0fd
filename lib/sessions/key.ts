import { createHash, randomInt } from "node:crypto";
import { crc32 } from "node:zlib";

/** `test` while Kredibel is simulated. */
export const keyModes = ["live", "test"] as const;
export type KeyMode = (typeof keyModes)[number];

export type ReadKey = {
  mode: KeyMode;
  /** Shown in lists; finds the row. */
  start: string;
  hash: string;
};

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** Beside the shown start, 22 letters make 131 bits. */
const bodyLength = 30;
const startLength = 8;
const checksumLength = 6;
const format = new RegExp(
  `^(kok_(${keyModes.join("|")})_([${digits}]{${bodyLength}}))([${digits}]{${checksumLength}})$`,
);

/** @returns `kok_live_` or `kok_test_`, 30 random letters, and 6 of their checksum */
export function makeKey(mode: KeyMode): string {
  const body = Array.from({ length: bodyLength }, () => digits[randomInt(digits.length)]).join("");
  const checked = `kok_${mode}_${body}`;
  return checked + checksumOf(checked);
}

/** Null: no key of ours, as its form or checksum tells without the database. */
export function readKey(text: string): ReadKey | null {
  const [, checked = "", mode, body = "", checksum] = format.exec(text) ?? [];
  const known = keyModes.find((one) => one === mode);
  if (!known || checksumOf(checked) !== checksum) return null;
  return { mode: known, start: body.slice(0, startLength), hash: hashOf(text) };
}

/** No secret needed: a key is random. */
const hashOf = (text: string) => createHash("sha256").update(text).digest("base64url");

/** CRC-32 in base 62, as GitHub's tokens have it: secret scanners can tell a key from noise. */
function checksumOf(text: string): string {
  let rest = crc32(text);
  let letters = "";
  for (let place = 0; place < checksumLength; place++) {
    letters = `${digits[rest % digits.length]}${letters}`;
    rest = Math.floor(rest / digits.length);
  }
  return letters;
}
