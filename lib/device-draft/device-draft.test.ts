import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Journey } from "../onboarding/draft";
import type { Outcome } from "../outcomes/outcome";
import type { Sealed } from "./sealing";

const application = "4e5c9b0e-61a2-4b0e-9c0a-3f6f4f6f0001";
const keyText = Buffer.alloc(32, 7).toString("base64url");
const nik = "9911224455660000";
const jpegStart = [0xff, 0xd8, 0xff, 0xe0];

beforeEach(() => vi.stubGlobal("indexedDB", new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

/** Modules as a page has them that is loaded anew. */
async function aPage() {
  vi.resetModules();
  return {
    ...(await import("./device-draft")),
    ...(await import("./records")),
    ...(await import("./sealing")),
    ...(await import("../onboarding/draft")),
    ...(await import("../onboarding/attempt/attempt-id")),
  };
}
type Page = Awaited<ReturnType<typeof aPage>>;

const photo = (fill: number) => {
  const bytes = new Uint8Array([...jpegStart, ...Array(2_000).fill(fill)]);
  const facts = { type: "image/jpeg", width: 640, height: 480, bytes: bytes.length } as const;
  return { blob: new Blob([bytes], { type: "image/jpeg" }), facts, source: "camera" as const };
};

/** Sent once, rejected, and corrected since. */
function aJourney({ emptyJourney, attemptIdOf }: Page): Journey {
  const [card, face] = [photo(1), photo(2)];
  const answers = { ...emptyJourney.draft.answers, identityId: nik, fullName: "SITI CONTOH" };
  const consent = { check: true, certificate: true };
  const sent = { consent, answers, photos: { identityImage: card, faceImage: face } };
  attemptIdOf(sent);
  const outcome: Outcome = { kind: "not_verified", reference: "r", fields: ["faceImage"], at: "" };
  const attempt = { draft: sent, outcome };
  return {
    draft: { ...sent, photos: { identityImage: card } },
    attempt,
    verdict: attempt,
    linkedTo: "earlier",
  };
}

async function keep(page: Page, journey = aJourney(page)) {
  const owner = await page.readKey(application, keyText);
  await page.keepDraft(owner, journey);
  return { owner, journey };
}

/** All that is stored, by name. */
async function stored(page: Page): Promise<Map<string, Sealed | number>> {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open(page.databaseName);
    opening.onsuccess = () => resolve(opening.result);
  });
  const objects = db.transaction("records").objectStore("records");
  const [names, values] = await Promise.all(
    [objects.getAllKeys(), objects.getAll()].map(
      (asked) => new Promise<unknown[]>((resolve) => (asked.onsuccess = () => resolve(asked.result))),
    ),
  );
  db.close();
  return new Map(names?.map((name, at) => [String(name), values?.[at] as Sealed | number]));
}

/** As an attacker, or a full disk, might. */
async function put(page: Page, name: string, value: unknown): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open(page.databaseName);
    opening.onsuccess = () => resolve(opening.result);
  });
  const records = db.transaction("records", "readwrite").objectStore("records");
  if (value === undefined) records.delete(name);
  else records.put(value, name);
  await new Promise((resolve) => {
    records.transaction.oncomplete = resolve;
  });
  db.close();
}

test("draft: the next page opens what this one has kept, photos and the sent attempt too", async () => {
  const before = await aPage();
  const { journey } = await keep(before);
  const after = await aPage();
  const opened = (await after.openDraft(await after.readKey(application, keyText)))?.journey;
  expect(opened).toEqual(journey);
  expect(opened && after.attemptIdOf(opened.draft)).toBe(before.attemptIdOf(journey.draft));
  expect(opened?.attempt && after.attemptIdOf(opened.attempt.draft)).toBe(
    journey.attempt && before.attemptIdOf(journey.attempt.draft),
  );
  expect(opened?.verdict?.draft).toBe(opened?.attempt?.draft);
  expect(opened?.draft.photos.identityImage).toBe(opened?.attempt?.draft.photos.identityImage);
  const bytes = async (one: Journey | undefined) =>
    Buffer.from((await one?.attempt?.draft.photos.faceImage?.blob.arrayBuffer()) ?? new ArrayBuffer(0));
  expect(await bytes(opened)).toEqual(await bytes(journey));
});

test("draft: where nothing was typed yet, the next page knows it", async () => {
  const before = await aPage();
  const { draft } = before.emptyJourney;
  await keep(before, { ...before.emptyJourney, draft: { ...draft, photos: { identityImage: photo(1) } } });
  const after = await aPage();
  const opened = await after.openDraft(await after.readKey(application, keyText));
  expect(opened?.journey.draft.photos.identityImage).toBeDefined();
  expect(opened?.journey.draft.answers).toBe(after.emptyJourney.draft.answers);
});

test("draft: nothing typed and no photo is readable in what is stored", async () => {
  const page = await aPage();
  await keep(page);
  const records = await stored(page);
  expect([...records.keys()].sort()).toEqual(["floor", "photo/1", "photo/2", "state"]);
  for (const record of records.values()) {
    if (typeof record === "number") continue;
    const bytes = Buffer.from(record.bytes);
    expect(bytes.length).toBeGreaterThan(100);
    for (const known of [nik, "SITI", "identityId", Buffer.from(jpegStart)])
      expect(bytes.includes(known)).toBe(false);
  }
});

const otherKey = Buffer.alloc(32, 8).toString("base64url");
const cut = ({ bytes, ...rest }: Sealed, at: number) => ({ ...rest, bytes: bytes.slice(0, at) });
const at = (records: Map<string, Sealed | number>, name: string) => records.get(name) as Sealed;

type Tampering = { owner?: [string, string]; change?: (page: Page, journey: Journey) => Promise<void> };
const refused: Record<string, Tampering> = {
  "of another application": { owner: [application.replace("1", "2"), keyText] },
  "of another key": { owner: [application, otherKey] },
  "cut in the middle": {
    change: async (page) => put(page, "state", cut(at(await stored(page), "state"), 40)),
  },
  empty: { change: async (page) => put(page, "state", cut(at(await stored(page), "state"), 0)) },
  "with a photo cut": {
    change: async (page) => put(page, "photo/2", cut(at(await stored(page), "photo/2"), 500)),
  },
  "with a photo in place of another": {
    change: async (page) => put(page, "photo/2", at(await stored(page), "photo/1")),
  },
  "with a photo missing": { change: (page) => put(page, "photo/1", undefined) },
  "with a larger counter written on it": {
    change: async (page) => put(page, "state", { ...at(await stored(page), "state"), counter: 99 }),
  },
  "in a record that is no ciphertext": { change: (page) => put(page, "state", { counter: 99 }) },
  "replayed from an earlier step": {
    change: async (page, journey) => {
      const earlier = at(await stored(page), "state");
      await keep(page, { ...journey, linkedTo: "later" });
      await put(page, "state", earlier);
    },
  },
};

test.each(Object.entries(refused))("draft: refused %s", async (_, { owner, change }) => {
  const before = await aPage();
  const { journey } = await keep(before);
  await change?.(before, journey);
  const page = await aPage();
  const [id, key] = owner ?? [application, keyText];
  expect(await page.openDraft(await page.readKey(id, key))).toBeNull();
});

test("draft: of another build's shape is not read", async () => {
  const page = await aPage();
  const { owner } = await keep(page);
  const state = at(await stored(page), "state");
  const content = JSON.parse(new TextDecoder().decode(await page.open(owner, "state", state)));
  const counter = state.counter + 1;
  for (const [shape, is] of [
    [content.shape, true],
    [content.shape + 1, false],
  ]) {
    const sealed = await page.seal(
      owner,
      "state",
      counter,
      Buffer.from(JSON.stringify({ ...content, shape })),
    );
    await put(page, "state", sealed);
    expect((await (await aPage()).openDraft(owner)) !== null).toBe(is);
  }
});

test("draft: a photo is written once, and deleted when nothing names it", async () => {
  const page = await aPage();
  const { owner, journey } = await keep(page);
  const first = await stored(page);
  await page.keepDraft(owner, { ...journey, linkedTo: "other" });
  expect(at(await stored(page), "photo/1").nonce).toEqual(at(first, "photo/1").nonce);
  expect(at(await stored(page), "state").nonce).not.toEqual(at(first, "state").nonce);
  await page.keepDraft(owner, { ...journey, attempt: null, verdict: null });
  expect([...(await stored(page)).keys()].sort()).toEqual(["floor", "photo/1", "state"]);
});

test("draft: after a new load photos get numbers that were never used", async () => {
  const before = await aPage();
  await keep(before);
  const after = await aPage();
  const owner = await after.readKey(application, keyText);
  const opened = (await after.openDraft(owner))?.journey;
  if (!opened) throw new Error("The draft did not open.");
  const draft = { ...opened.draft, photos: { ...opened.draft.photos, faceImage: photo(3) } };
  await after.keepDraft(owner, { ...opened, draft });
  const last = await aPage();
  expect((await last.openDraft(owner))?.journey.draft).toEqual(draft);
});

test("draft: what an older page writes late never replaces what is newer", async () => {
  const older = await aPage();
  const { owner } = await keep(older);
  const records = await older.openRecords();
  const state = at(await stored(older), "state");
  expect(await records.write({ ...state, counter: state.counter + 1 }, new Map(), [])).toBe(true);
  expect(await records.write(state, new Map(), [])).toBe(false);
  records.close();
  expect(await (await aPage()).openDraft(owner)).toBeNull();
});

test("draft: forgotten, its database is gone", async () => {
  const page = await aPage();
  await keep(page);
  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual([page.databaseName]);
  await page.forgetDraft();
  expect(await indexedDB.databases()).toEqual([]);
});

test("draft: where IndexedDB never answers, keeping fails and forgetting does not", async () => {
  vi.useFakeTimers();
  const page = await aPage();
  vi.stubGlobal("indexedDB", { open: () => ({}), deleteDatabase: () => ({}) });
  const ends = Promise.allSettled([keep(page), page.forgetDraft()]);
  await vi.advanceTimersByTimeAsync(3_000);
  expect((await ends).map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  vi.useRealTimers();
});
