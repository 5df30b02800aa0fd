import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const codeLength = 6;
const periodMs = 30_000;
/** RFC 4226, 4: 160 bits. */
const secretBytes = 20;
/** Of clocks that differ, in steps; better-auth takes as many. */
const drifts = [-1, 0, 1];

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

export const newSecret = (): Buffer => randomBytes(secretBytes);

export const stepAt = (at: Date): number => Math.floor(at.getTime() / periodMs);

/** RFC 6238 with SHA-1, as every authenticator app has it. */
export function codeOf(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0xf;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return `${number % 10 ** codeLength}`.padStart(codeLength, "0");
}

/** The step whose code this is; null: of none that counts now. */
export function stepOf(secret: Buffer, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const matches = drifts
    .map((drift) => stepAt(now) + drift)
    .filter((step) => timingSafeEqual(Buffer.from(codeOf(secret, step)), Buffer.from(code)));
  return matches.at(-1) ?? null;
}

/** RFC 4648 without padding: how authenticator apps take a key that is typed. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = [...bits.matchAll(/.{1,5}/g)];
  return groups.map(([group]) => alphabet[Number.parseInt(group.padEnd(5, "0"), 2)]).join("");
}

export function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from([...bits.matchAll(/.{8}/g)].map(([byte]) => Number.parseInt(byte, 2)));
}

/** What an authenticator app reads from the QR code. */
export function setUpAddress(secret: Buffer, issuer: string, account: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`;
}
