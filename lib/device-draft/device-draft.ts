import { emptyJourney, type Journey, type Photo } from "../onboarding/draft";
import type { PhotoFacts } from "../photo/facts";
import { deleteRecords, openRecords, photoName, type Records, stateName } from "./records";
import { type DraftKey, open, type Sealed, seal } from "./sealing";
import { fromSnapshot, photosOf, type Snapshot, takeSnapshot } from "./snapshot";

type KeptState = Snapshot & { at: number };

/** `at`: when it was kept, in milliseconds since 1970 by this device's clock. */
export type KeptDraft = { journey: Journey; at: number };

/**
 * Reads what this browser keeps of the application.
 * @returns null: nothing, of another application, changed, or older than what was written last
 */
export async function openDraft(owner: DraftKey): Promise<KeptDraft | null> {
  const records = await openRecords();
  try {
    const state = await records.read(stateName);
    if (!state || state.counter < (await records.floor())) return null;
    const { at, ...snapshot }: KeptState = readJson(await open(owner, stateName, state));
    const photos = new Map<number, Photo>();
    for (const number of photosOf(snapshot)) photos.set(number, await openPhoto(owner, records, number));
    const journey = fromSnapshot(snapshot, photos);
    if (journey) for (const [number, photo] of photos) numbers.set(photo, number);
    counter = Math.max(counter, state.counter);
    return journey && { journey, at };
  } catch {
    return null;
  } finally {
    records.close();
  }
}

/** Unique over page loads too: a photo's number is the counter when it was first kept. */
const numbers = new WeakMap<Photo, number>();
const written = new WeakSet<Photo>();
let counter = 0;

/**
 * Keeps the journey, after what was kept before. A photo is written once.
 * @throws where the browser cannot: the journey goes on in memory
 */
export async function keepDraft(owner: DraftKey, journey: Journey): Promise<void> {
  if (journey === emptyJourney) return;
  const records = await openRecords();
  try {
    counter = Math.max(counter, await records.floor());
    const fresh: Photo[] = [];
    const snapshot = takeSnapshot(journey, (photo) => {
      const number = numbers.get(photo) ?? ++counter;
      numbers.set(photo, number);
      if (!written.has(photo)) fresh.push(photo);
      return number;
    });
    const photos = new Map<number, Sealed>();
    for (const photo of new Set(fresh)) {
      const number = numbers.get(photo) ?? 0;
      photos.set(number, await seal(owner, photoName(number), number, await packPhoto(photo)));
    }
    const content: KeptState = { ...snapshot, at: Date.now() };
    const state = await seal(owner, stateName, ++counter, writeJson(content));
    if (await records.write(state, photos, photosOf(snapshot))) for (const photo of fresh) written.add(photo);
  } finally {
    records.close();
  }
}

export const forgetDraft = (): Promise<void> => deleteRecords();

const writeJson = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const readJson = (bytes: BufferSource) => JSON.parse(new TextDecoder().decode(bytes));

type PhotoHead = { facts: PhotoFacts; source: Photo["source"]; type: string };

const headBytes = 4;

/** The length of a head in JSON, the head, the picture. */
async function packPhoto({ blob, facts, source }: Photo): Promise<Uint8Array<ArrayBuffer>> {
  const head = writeJson({ facts, source, type: blob.type } satisfies PhotoHead);
  const packed = new Uint8Array(headBytes + head.length + blob.size);
  new DataView(packed.buffer).setUint32(0, head.length);
  packed.set(head, headBytes);
  packed.set(new Uint8Array(await blob.arrayBuffer()), headBytes + head.length);
  return packed;
}

async function openPhoto(owner: DraftKey, records: Records, number: number): Promise<Photo> {
  const sealed = await records.read(photoName(number));
  if (sealed?.counter !== number) throw new Error("A photo is missing.");
  const bytes = await open(owner, photoName(number), sealed);
  const end = headBytes + new DataView(bytes).getUint32(0);
  const { facts, source, type }: PhotoHead = readJson(new Uint8Array(bytes, headBytes, end - headBytes));
  const photo: Photo = { blob: new Blob([bytes.slice(end)], { type }), facts, source };
  written.add(photo);
  return photo;
}
