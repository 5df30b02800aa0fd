/** Of one application; the server alone can give it anew, and only while the application lives. */
export type DraftKey = { application: string; key: CryptoKey };

/** `counter`: larger for what is newer; sealed with the rest, so that no record can be given another's. */
export type Sealed = { counter: number; nonce: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer };

const cipher = "AES-GCM";

/**
 * @param text 32 bytes, base64url
 * @throws where the browser has no WebCrypto, as on http
 */
export async function readKey(application: string, text: string): Promise<DraftKey> {
  const raw = Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", raw, cipher, false, ["encrypt", "decrypt"]);
  return { application, key };
}

const terms = ({ application }: DraftKey, name: string, counter: number, nonce: Uint8Array<ArrayBuffer>) => ({
  name: cipher,
  iv: nonce,
  additionalData: new TextEncoder().encode(`${application}/${name}/${counter}`),
});

export async function seal(
  owner: DraftKey,
  name: string,
  counter: number,
  content: BufferSource,
): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const bytes = await crypto.subtle.encrypt(terms(owner, name, counter, nonce), owner.key, content);
  return { counter, nonce, bytes };
}

/** @throws if it is cut, changed, under another name or of another application */
export const open = (
  owner: DraftKey,
  name: string,
  { counter, nonce, bytes }: Sealed,
): Promise<ArrayBuffer> => crypto.subtle.decrypt(terms(owner, name, counter, nonce), owner.key, bytes);
