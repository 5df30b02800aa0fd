import { hkdfSync } from "node:crypto";

/** What keys are derived for, each with the version of its format. */
type Use =
  | "application-cookie/1"
  | "draft-key/1"
  | "prefill/1/nonce"
  | "prefill/1/seal"
  | "second-factor-form/2"
  | "session-link/1"
  | "staff-cookies/1";

/** Kept: a request may need several, each time the same. */
const derived = new Map<string, Buffer>();

/** HKDF-SHA-256 of `LEDGER_SECRET`, 32 bytes: keys of two uses tell nothing of each other. */
export function derivedKey(secret: string, use: Use): Buffer {
  const name = `${use}\n${secret}`;
  const key =
    derived.get(name) ?? Buffer.from(hkdfSync("sha256", secret, "", `kredibel-onboarding/${use}`, 32));
  derived.set(name, key);
  return key;
}
