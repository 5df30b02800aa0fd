import { nameIt } from "../onboarding/attempt/attempt-id";
import { type Draft, emptyJourney, type Journey, type Photo } from "../onboarding/draft";
import { answered, keyOf, newest, openRecords, recordsOf, type Started, terms } from "./sealed-records";

/** `at`: when it was kept, in milliseconds since 1970 by this device's clock. */
export type KeptDraft = { journey: Journey; at: number };

type Packed = Partial<Photo & Draft> & { id: string };

/**
 * Reads what this browser keeps of the application.
 * @returns `refused`: of another application, changed, or older than what was written last
 */
export async function openDraft(reply: Started): Promise<KeptDraft | "nothing" | "refused"> {
  let db: IDBDatabase | null = null;
  let found = false;
  try {
    const key = await keyOf(reply);
    db = await openRecords();
    // In one look: the tab that has it may just be writing.
    const records = recordsOf(db);
    const [names, values] = [records.getAllKeys(), records.getAll()];
    await answered(records.transaction);
    found = names.result.length > 0;
    const read = (name: IDBValidKey) => values.result[names.result.indexOf(name)];
    const open = async (name: IDBValidKey) => {
      const { iv, bytes } = read(name);
      return crypto.subtle.decrypt(terms(reply, name, iv), key, bytes);
    };
    const ones = new Map<string, Photo | Draft>();
    const unpack = (_: string, value: Packed | null) => {
      if (!value?.blob && !value?.answers) return value;
      const { id, ...rest } = value;
      const one = ones.get(id) ?? (rest as Photo | Draft);
      ones.set(id, one);
      nameIt(one, id);
      if ("answers" in one && isEmpty(one)) one.answers = emptyJourney.draft.answers;
      return one;
    };
    const text = new TextDecoder().decode(await open(read(newest)));
    const content: KeptDraft = JSON.parse(text, unpack);
    for (const [id, one] of ones)
      if ("blob" in one) one.blob = new Blob([await open(id)], { type: one.facts.type });
    return content;
  } catch {
    return found ? "refused" : "nothing";
  } finally {
    db?.close();
  }
}

const isEmpty = ({ answers }: Draft) =>
  JSON.stringify(answers) === JSON.stringify(emptyJourney.draft.answers);
