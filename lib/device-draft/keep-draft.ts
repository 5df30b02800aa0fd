import { idOf } from "../onboarding/attempt/attempt-id";
import type { Draft, Journey, Photo } from "../onboarding/draft";
import { answered, keyOf, newest, openRecords, recordsOf, type Started, terms } from "./sealed-records";

/**
 * In place of the former one; a photo is written once.
 * @throws where the browser cannot: the journey goes on in memory
 */
export async function keepDraft(reply: Started, journey: Journey): Promise<void> {
  const key = await keyOf(reply);
  const db = await openRecords();
  try {
    const before = recordsOf(db);
    const names = before.getAllKeys();
    const last = before.get(newest);
    await answered(before.transaction);
    const contents = new Map<IDBValidKey, Blob>();
    // What is one stays one: corrections compare drafts and photos so.
    const pack = (_: string, value: Partial<Photo & Draft> | null) => {
      if (!value?.blob && !value?.answers) return value;
      const id = idOf(value as Photo | Draft);
      if (value.blob) contents.set(id, value.blob);
      return { ...value, id };
    };
    const state = (last.result ?? 0) + 1;
    contents.set(state, new Blob([JSON.stringify({ at: Date.now(), journey }, pack)]));
    const sealed = new Map<IDBValidKey, unknown>([[newest, state]]);
    for (const [name, content] of contents) {
      if (names.result.includes(name)) continue;
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const open = await content.arrayBuffer();
      sealed.set(name, { iv, bytes: await crypto.subtle.encrypt(terms(reply, name, iv), key, open) });
    }
    const records = recordsOf(db, "readwrite");
    for (const name of names.result) if (!contents.has(name)) records.delete(name);
    for (const [name, record] of sealed) records.put(record, name);
    await answered(records.transaction);
  } finally {
    db.close();
  }
}
