import { createCipheriv, createDecipheriv } from "node:crypto";

const cipher = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM: nonce, ciphertext, tag.
 * @param nonce its first 12 bytes count; never the same for two contents under one key
 * @param owner whose it is, so that it opens for nobody else
 */
export function sealBytes(key: Buffer, nonce: Buffer, owner: string, content: string | Buffer): Buffer {
  const used = nonce.subarray(0, nonceBytes);
  const sealing = createCipheriv(cipher, key, used).setAAD(Buffer.from(owner));
  return Buffer.concat([used, sealing.update(content), sealing.final(), sealing.getAuthTag()]);
}

/** Null: under none of the keys, tampered with, or of another owner. */
export function openBytes(keys: readonly Buffer[], owner: string, sealed: Buffer): Buffer | null {
  if (sealed.length <= nonceBytes + tagBytes) return null;
  for (const key of keys) {
    const opening = createDecipheriv(cipher, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
      .setAAD(Buffer.from(owner))
      .setAuthTag(sealed.subarray(-tagBytes));
    const content = opening.update(sealed.subarray(nonceBytes, -tagBytes));
    try {
      return Buffer.concat([content, opening.final()]);
    } catch {
      // Sealed with another key, or not by us.
    }
  }
  return null;
}
