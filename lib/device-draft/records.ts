import { within } from "../photo/within";
import type { Sealed } from "./sealing";

/** Readable on the device, as counters and ciphertext are. */
export const databaseName = "draft";
const store = "records";

/** Some WebViews never answer. */
const patience = 3_000;

/** `floor`: the counter of the newest state, below which none is read. */
export type Records = {
  /** @throws what IndexedDB throws, or that it is silent */
  read: (name: string) => Promise<Sealed | undefined>;
  floor: () => Promise<number>;
  /** All or nothing. An older state never replaces a newer one. @returns whether it was kept */
  write: (state: Sealed, photos: ReadonlyMap<number, Sealed>, keep: readonly number[]) => Promise<boolean>;
  close: () => void;
};

export const stateName = "state";
export const photoName = (number: number): string => `photo/${number}`;
const floorName = "floor";

export async function openRecords(factory: IDBFactory = indexedDB): Promise<Records> {
  const opening = factory.open(databaseName, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(store);
  const db = await answered(opening);
  // Another tab deletes it.
  db.onversionchange = () => db.close();
  const objects = (mode: IDBTransactionMode) => db.transaction(store, mode).objectStore(store);
  return {
    read: (name) => answered(objects("readonly").get(name)),
    floor: async () => (await answered<number | undefined>(objects("readonly").get(floorName))) ?? 0,
    write: async (state, photos, keep) => {
      const records = objects("readwrite");
      const floor: number = (await answered(records.get(floorName))) ?? 0;
      if (state.counter <= floor) return false;
      const kept = new Set<IDBValidKey>([stateName, floorName, ...keep.map(photoName)]);
      for (const name of await answered(records.getAllKeys())) if (!kept.has(name)) records.delete(name);
      for (const [number, sealed] of photos) records.put(sealed, photoName(number));
      records.put(state.counter, floorName);
      records.put(state, stateName);
      await ended(records.transaction);
      return true;
    },
    close: () => db.close(),
  };
}

/** Deleted and not only emptied. Never throws: what is left opens no more. */
export async function deleteRecords(factory: IDBFactory = indexedDB): Promise<void> {
  await answered(factory.deleteDatabase(databaseName)).catch(() => {});
}

function answered<Value>(request: IDBRequest<Value>): Promise<Value> {
  return within(
    patience,
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    }),
  );
}

const ended = (transaction: IDBTransaction): Promise<void> =>
  within(
    patience,
    new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    }),
  );
