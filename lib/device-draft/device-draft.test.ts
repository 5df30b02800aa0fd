import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Journey } from "../onboarding/draft";
import type { Outcome } from "../outcomes/outcome";
import type { Started } from "./sealed-records";

type Sealed = { iv: Uint8Array; bytes: ArrayBuffer };

const started: Started = {
  kind: "started",
  application: "4e5c9b0e-61a2-4b0e-9c0a-3f6f4f6f0001",
  today: "2026-03-02",
  draftKey: Buffer.alloc(32, 7).toString("base64url"),
};
const nik = "9911224455660000";
const jpegStart = [0xff, 0xd8, 0xff, 0xe0];

beforeEach(() => vi.stubGlobal("indexedDB", new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

/** Modules as a page has them that is loaded anew. */
async function aPage() {
  vi.resetModules();
  return {
    ...(await import("./keep-draft")),
    ...(await import("./open-draft")),
    ...(await import("./sealed-records")),
    ...(await import("./database-name")),
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
function aJourney({ emptyJourney, idOf }: Page): Journey {
  const [card, face] = [photo(1), photo(2)];
  const answers = { ...emptyJourney.draft.answers, identityId: nik, fullName: "SITI CONTOH" };
  const consent = { check: true, certificate: true };
  const sent = { consent, answers, photos: { identityImage: card, faceImage: face } };
  idOf(sent);
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
  await page.keepDraft(started, journey);
  return journey;
}

/** @throws where it does not open */
async function openedBy(page: Page): Promise<Journey> {
  const opened = await page.openDraft(started);
  if (typeof opened === "string") throw new Error(`The draft is ${opened}.`);
  return opened.journey;
}

async function recordsIn(page: Page, mode?: IDBTransactionMode) {
  const db = await page.openRecords();
  return { db, records: page.recordsOf(db, mode) };
}

/** All that is stored, by name. */
async function stored(page: Page): Promise<Map<IDBValidKey, Sealed | number>> {
  const { db, records } = await recordsIn(page);
  const names = records.getAllKeys();
  const values = records.getAll();
  await page.answered(records.transaction);
  db.close();
  return new Map(names.result.map((name, at) => [name, values.result[at]]));
}

/** As an attacker, or a full disk, might. */
async function put(page: Page, name: IDBValidKey, value: unknown): Promise<void> {
  const { db, records } = await recordsIn(page, "readwrite");
  if (value === undefined) records.delete(name);
  else records.put(value, name);
  await page.answered(records.transaction);
  db.close();
}

test("draft: the next page opens what this one kept, photos and the sent attempt too", async () => {
  const before = await aPage();
  const journey = await keep(before);
  const after = await aPage();
  const opened = await openedBy(after);
  expect(opened).toEqual(journey);
  expect(after.idOf(opened.draft)).toBe(before.idOf(journey.draft));
  expect(opened.attempt && after.idOf(opened.attempt.draft)).toBe(
    journey.attempt && before.idOf(journey.attempt.draft),
  );
  expect(opened.verdict?.draft).toBe(opened.attempt?.draft);
  expect(opened.draft.photos.identityImage).toBe(opened.attempt?.draft.photos.identityImage);
  const bytes = async (one: Journey | undefined) =>
    Buffer.from((await one?.attempt?.draft.photos.faceImage?.blob.arrayBuffer()) ?? new ArrayBuffer(0));
  expect(await bytes(opened)).toEqual(await bytes(journey));
});

test("draft: where nothing was typed yet, the next page knows it", async () => {
  const before = await aPage();
  const { draft } = before.emptyJourney;
  await keep(before, { ...before.emptyJourney, draft: { ...draft, photos: { identityImage: photo(1) } } });
  const after = await aPage();
  const { draft: opened } = await openedBy(after);
  expect(opened.photos.identityImage).toBeDefined();
  expect(opened.answers).toBe(after.emptyJourney.draft.answers);
});

test("draft: nothing typed and no photo is readable in what is stored", async () => {
  const page = await aPage();
  await keep(page);
  const records = [...(await stored(page)).values()];
  expect(records).toHaveLength(4);
  expect(records.filter((record) => record === 1)).toHaveLength(1);
  for (const record of records) {
    if (typeof record === "number") continue;
    const bytes = Buffer.from(record.bytes);
    expect(bytes.length).toBeGreaterThan(100);
    for (const known of [nik, "SITI", "identityId", Buffer.from(jpegStart)])
      expect(bytes.includes(known)).toBe(false);
  }
});

const at = async (page: Page, name: IDBValidKey) => (await stored(page)).get(name) as Sealed;
const cut = async (page: Page, name: IDBValidKey, length: number) => {
  const { bytes, iv } = await at(page, name);
  await put(page, name, { iv, bytes: bytes.slice(0, length) });
};

type Tampering = {
  reply?: Partial<Started>;
  /** `card` and `face`: the photos' names. The state's is 1. */
  change?: (page: Page, card: string, face: string, journey: Journey) => Promise<void>;
  /** Without a key it is not looked for. */
  unopened?: "nothing";
};
const refused: Record<string, Tampering> = {
  "of another application": { reply: { application: started.application.replace("1", "2") } },
  "of another key": { reply: { draftKey: Buffer.alloc(32, 8).toString("base64url") } },
  "whose key is gone": { reply: { draftKey: undefined } as Partial<Started>, unopened: "nothing" },
  "whose key is cut": {
    reply: { draftKey: Buffer.alloc(12, 7).toString("base64url") },
    unopened: "nothing",
  },
  "cut in the middle": { change: (page) => cut(page, 1, 40) },
  empty: { change: (page) => cut(page, 1, 0) },
  "with a photo cut": { change: (page, card) => cut(page, card, 500) },
  "with a photo in place of another": {
    change: async (page, card, face) => put(page, face, await at(page, card)),
  },
  "with a photo missing": { change: (page, card) => put(page, card, undefined) },
  "under a newer name": {
    change: async (page) => {
      await put(page, 99, await at(page, 1));
      await put(page, "newest/1", 99);
    },
  },
  "in a record that is no ciphertext": { change: (page) => put(page, 1, { counter: 99 }) },
  "whose newest is a photo": { change: (page, card) => put(page, "newest/1", card) },
  "replayed from an earlier step": {
    change: async (page, _card, _face, journey) => {
      const earlier = await at(page, 1);
      await keep(page, { ...journey, linkedTo: "later" });
      await put(page, 2, earlier);
    },
  },
};

test.each(Object.entries(refused))(
  "draft: refused %s",
  async (_, { reply, change, unopened = "refused" }) => {
    const before = await aPage();
    const journey = await keep(before);
    const { identityImage, faceImage } = journey.attempt?.draft.photos ?? {};
    if (!identityImage || !faceImage) throw new Error("The journey has no photos.");
    await change?.(before, before.idOf(identityImage), before.idOf(faceImage), journey);
    const page = await aPage();
    expect(await page.openDraft({ ...started, ...reply })).toBe(unopened);
  },
);

test("draft: an earlier step that is put back beside the newest is not read", async () => {
  const before = await aPage();
  const journey = await keep(before);
  const earlier = await at(before, 1);
  await keep(before, { ...journey, linkedTo: "later" });
  await put(before, 1, earlier);
  expect((await openedBy(await aPage())).linkedTo).toBe("later");
});

test("draft: of another build's shape is not read, and goes with the next write", async () => {
  const page = await aPage();
  const journey = await keep(page);
  await put(page, "newest/0", 1);
  await put(page, "newest/1", undefined);
  expect(await (await aPage()).openDraft(started)).toBe("refused");
  await keep(page, journey);
  expect([...(await stored(page)).keys()]).not.toContain("newest/0");
  expect(await openedBy(await aPage())).toEqual(journey);
});

test("draft: a photo is written once, and deleted when nothing names it", async () => {
  const page = await aPage();
  const journey = await keep(page);
  const { identityImage } = journey.draft.photos;
  const card = identityImage ? page.idOf(identityImage) : "";
  const first = await at(page, card);
  await keep(page, { ...journey, linkedTo: "other" });
  expect((await at(page, card)).iv).toEqual(first.iv);
  await keep(page, { ...journey, attempt: null, verdict: null });
  expect([...(await stored(page)).keys()]).toEqual([3, card, "newest/1"]);
});

test("draft: after a new load what was kept is not written again, and what is new is", async () => {
  await keep(await aPage());
  const after = await aPage();
  const opened = await openedBy(after);
  const before = await stored(after);
  const draft = { ...opened.draft, photos: { ...opened.draft.photos, faceImage: photo(3) } };
  await after.keepDraft(started, { ...opened, draft });
  const kept = [...(await stored(after))].filter(
    ([name, record]) => JSON.stringify(before.get(name)) === JSON.stringify(record),
  );
  expect(kept).toHaveLength(2);
  const last = await aPage();
  expect((await openedBy(last)).draft).toEqual(draft);
});

test("draft: once the key is gone, the code that wrote it cannot open it either", async () => {
  const page = await aPage();
  const journey = await keep(page);
  const { draftKey, ...without } = started;
  expect(draftKey).toBeDefined();
  expect(await page.openDraft(without)).toBe("nothing");
  for (const guess of [Buffer.alloc(32), Buffer.alloc(32, 6), Buffer.from(started.application.slice(0, 32))])
    expect(await page.openDraft({ ...started, draftKey: guess.toString("base64url") })).toBe("refused");
  expect(await openedBy(page)).toEqual(journey);
});

test("draft: the key is held so that no script can read it", async () => {
  const page = await aPage();
  const key = await page.keyOf(started);
  expect(key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey("raw", key)).rejects.toThrow();
});

test("draft: forgotten, its database is gone", async () => {
  const page = await aPage();
  await keep(page);
  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual([page.databaseName]);
  page.forgetDraft();
  await vi.waitFor(async () => expect(await indexedDB.databases()).toEqual([]), { timeout: 15_000 });
});

test("draft: 50 MB of leftovers of another application are deleted unread", async () => {
  const page = await aPage();
  await keep(page);
  for (let at = 0; at < 50; at++) await put(page, `left/${at}`, { bytes: new ArrayBuffer(1_000_000) });
  expect(await page.openDraft({ ...started, application: "another" })).toBe("refused");
  await page.keepDraft({ ...started, application: "another" }, aJourney(page));
  expect([...(await stored(page)).keys()].filter((name) => String(name).startsWith("left/"))).toEqual([]);
});

test("draft: kept after it was forgotten, it opens", async () => {
  const page = await aPage();
  await keep(page);
  page.forgetDraft();
  const journey = await keep(page);
  expect(await openedBy(await aPage())).toEqual(journey);
});

test("draft: where IndexedDB never answers, keeping fails", async () => {
  vi.useFakeTimers();
  const page = await aPage();
  vi.stubGlobal("indexedDB", { open: () => ({}) });
  const ends = Promise.allSettled([keep(page)]);
  await vi.advanceTimersByTimeAsync(3_000);
  expect((await ends).map(({ status }) => status)).toEqual(["rejected"]);
  vi.useRealTimers();
});

test.each([
  ["IndexedDB is forbidden", () => vi.stubGlobal("indexedDB", undefined)],
  ["there is no WebCrypto", () => vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues })],
])("draft: where %s, keeping fails, opening finds nothing", async (_, take) => {
  const page = await aPage();
  const journey = aJourney(page);
  take();
  await expect(page.keepDraft(started, journey)).rejects.toThrow();
  expect(await page.openDraft(started)).toBe("nothing");
});
