import { createHash, createHmac } from "node:crypto";
import { derivedKey } from "../ledger/derived-key";

/** Those that can be read, the current one first. */
export type ReadableSecrets = () => readonly string[];

/** From the session's id: a repeated call gets the same link, though only a hash is kept. */
export const linkToken = (secret: string, sessionId: string): string =>
  createHmac("sha256", derivedKey(secret, "session-link/1")).update(sessionId).digest("base64url");

export const isLinkToken = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** No secret needed: a token is as good as random. */
export const hashOfToken = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** Bound to the session: the same browser has another in each. */
export const ownerHash = (sessionId: string, browser: string): string =>
  hashOfToken(`${sessionId}.${browser}`);
