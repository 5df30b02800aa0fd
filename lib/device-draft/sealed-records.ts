import type { StartReply } from "../onboarding/start-reply";
import { within } from "../photo/within";
import { databaseName } from "./database-name";

const store = "records";

/** Some WebViews never answer. */
const patience = 3_000;

/** Names the newest state, a number that grows. Another shape of it: another name. */
export const newest = "newest/1";

/** @throws what IndexedDB throws, or that it is silent */
export async function openRecords(): Promise<IDBDatabase> {
  const opening = indexedDB.open(databaseName, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(store);
  const { result } = await answered(opening);
  // Another tab deletes it.
  result.onversionchange = () => result.close();
  return result;
}

export const recordsOf = (db: IDBDatabase, mode?: IDBTransactionMode): IDBObjectStore =>
  db.transaction(store, mode).objectStore(store);

/** Once a request has its result, or a transaction is over. */
export const answered = <Target extends IDBRequest | IDBTransaction>(target: Target): Promise<Target> =>
  within(
    patience,
    new Promise((resolve, onerror) => {
      const done = () => resolve(target);
      Object.assign(target, { onsuccess: done, oncomplete: done, onerror, onabort: onerror });
    }),
  );

/**
 * Deleted and not only emptied, before it is opened again. What is left opens no more.
 * @throws where IndexedDB is forbidden, so that nothing was kept
 */
export const forgetDraft = (): unknown => indexedDB.deleteDatabase(databaseName);

const cipher = "AES-GCM";

/**
 * Of one application; the server gives it anew while that lives.
 * @throws where the server gives none, or there is no WebCrypto, as on http
 */
export const keyOf = ({ draftKey: k }: Started): Promise<CryptoKey> =>
  crypto.subtle.importKey("jwk", { kty: "oct", k }, cipher, false, ["encrypt", "decrypt"]);

export type Started = Extract<StartReply, { kind: "started" }>;

/** Binds a record to its application and its name: it opens in no other's place. */
export const terms = ({ application }: Started, name: IDBValidKey, iv: Uint8Array<ArrayBuffer>) => ({
  name: cipher,
  iv,
  additionalData: new TextEncoder().encode(`${application}/${name}`),
});
