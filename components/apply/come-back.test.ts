import { IDBFactory, IDBObjectStore } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakePage } from "@/components/testing/page";
import type { Resume } from "@/lib/onboarding/attempt/attempt-status";
import type { StartAnswer } from "@/lib/onboarding/start-reply";
import type { Outcome } from "@/lib/outcomes/outcome";

const maxAgeMs = 60_000;
const started: StartAnswer = {
  kind: "started",
  application: "4e5c9b0e-61a2-4b0e-9c0a-3f6f4f6f0001",
  today: "2026-03-02",
  draftKey: Buffer.alloc(32, 7).toString("base64url"),
  build: "b",
};

/** One a browser: a lock goes to another tab only by force. */
let holder: ((reason: unknown) => void) | null;
const locks = {
  request: async (_name: string, { steal }: LockOptions, use: (lock: object | null) => unknown) => {
    await null;
    return new Promise((_, lose) => {
      if (holder && !steal) return use(null);
      holder?.(new DOMException("stolen", "AbortError"));
      holder = lose;
      void Promise.resolve(use({})).then(() => {
        if (holder === lose) holder = null;
      });
    });
  },
};

/** What the operator's metrics were told. */
let counts: string[];

type Server = { draft: StartAnswer | number | null; left: number };
let server: Server;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  vi.stubGlobal("indexedDB", new IDBFactory());
  holder = null;
  counts = [];
  server = { draft: started, left: 0 };
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page of the browser, loaded anew. */
async function aPage() {
  vi.resetModules();
  const page = fakePage();
  Object.assign(page.navigator, { locks, sendBeacon: (_: string, text: string) => counts.push(text) });
  vi.stubGlobal("fetch", async (address: string, { method = "GET" }: RequestInit = {}) => {
    if (address === "/api/draft") {
      if (server.draft === null) throw new TypeError("fetch failed");
      if (typeof server.draft === "number") return new Response(null, { status: server.draft });
      return Response.json(server.draft);
    }
    if (method === "DELETE") server.left++;
    return Response.json({ stage: "none" });
  });
  const follow = await import("./follow");
  follow.whenLost(async () => {});
  return {
    page,
    ...follow,
    ...(await import("./come-back")),
    ...(await import("@/components/journey/application")),
    ...(await import("@/components/journey/leave-guard")),
    ...(await import("@/lib/onboarding/draft")),
    ...(await import("@/lib/onboarding/attempt/attempt-id")),
    ...(await import("@/lib/onboarding/attempt/pending-submission")),
    ...(await import("@/lib/onboarding/attempt/record-attempt")),
  };
}
type Page = Awaited<ReturnType<typeof aPage>>;

/** The leaving guard does not ask. */
const letsGo = (page: Page) => {
  const preventDefault = vi.fn();
  page.askBeforeLeaving({ preventDefault } as unknown as BeforeUnloadEvent);
  return preventDefault.mock.calls.length === 0;
};
/** A second is not enough where many tests run. */
const onABusyMachine = { timeout: 15_000 };
const isKept = (page: Page) => vi.waitFor(() => expect(letsGo(page)).toBe(true), onABusyMachine);
const isLeft = (count: number) =>
  vi.waitFor(async () => expect(await databases()).toBe(count), onABusyMachine);
const isDeleted = () => isLeft(0);

/** A page on which something was given, and kept. */
async function aKeptPage(): Promise<Page> {
  const page = await aPage();
  page.continueApplication(started);
  page.setAnswers({ fullName: "SITI CONTOH" });
  expect(await page.claimAlone()).toBe(true);
  page.follow();
  await isKept(page);
  // It is gone without a word.
  holder = null;
  return page;
}

/** As the page does it. */
async function back(page: Page, resume: Resume | null = null, steal = false) {
  const found = await page.comeBack({ resume, maxAgeMs, claim: () => page.claimAlone(steal) });
  if (found.kept === "resumed") page.follow();
  await vi.advanceTimersByTimeAsync(1_000);
  return found;
}
const takeOver = (page: Page) => back(page, null, true);
const nameOn = ({ getJourney }: Page) => getJourney().draft.answers.fullName;
const databases = async () => (await indexedDB.databases()).length;

test("kept draft: the next page goes on with it, under the same application", async () => {
  const before = await aKeptPage();
  const page = await aPage();
  expect((await back(page)).kept).toBe("resumed");
  expect(nameOn(page)).toBe("SITI CONTOH");
  expect((await page.startedReply())?.application).toBe(started.application);
  expect(page.attemptIdOf(page.getJourney().draft)).toBe(before.attemptIdOf(before.getJourney().draft));
  expect(page.mayResume()).toBe(false);
});

test("kept draft: what is typed after it was opened is kept as well", async () => {
  await aKeptPage();
  const page = await aPage();
  await back(page);
  page.setAnswers({ fullName: "SITI CONTOH BARU" });
  expect(letsGo(page)).toBe(false);
  await isKept(page);
  holder = null;
  const last = await aPage();
  await back(last);
  expect(nameOn(last)).toBe("SITI CONTOH BARU");
});

test("kept draft: a page that goes out of sight keeps at once", async () => {
  const page = await aKeptPage();
  page.setAnswers({ fullName: "SITI" });
  page.page.document.hidden = true;
  page.page.fire("visibilitychange");
  vi.useRealTimers();
  await isKept(page);
});

test.each([
  { answer: 403, left: 0, why: "its application is over" },
  { answer: 409, left: 1, why: "the browser is in another session" },
  { answer: 503, left: 1, why: "the server is not ready" },
  { answer: 429, left: 1, why: "the server is asked too often" },
  { answer: null, left: 1, why: "there is no network" },
  { answer: { kind: "refused", reason: "consent", build: "b" } as const, left: 1, why: "no key is given" },
])("kept draft: does not open where $why", async ({ answer, left }) => {
  await aKeptPage();
  server.draft = answer;
  const page = await aPage();
  expect((await back(page)).kept).toBe("nothing");
  expect(page.getJourney()).toBe(page.emptyJourney);
  await isLeft(left);
});

test("kept draft: of another application's key is deleted unread", async () => {
  await aKeptPage();
  server.draft = { ...started, draftKey: Buffer.alloc(32, 8).toString("base64url") };
  const page = await aPage();
  expect((await back(page)).kept).toBe("refused");
  expect(counts).toEqual([JSON.stringify({ draft: "refused" })]);
  expect(page.getJourney()).toBe(page.emptyJourney);
  await isDeleted();
});

test.each([
  { afterMs: maxAgeMs - 1_000, found: "resumed", left: 0 },
  { afterMs: maxAgeMs + 1_000, found: "nothing", left: 1 },
  { afterMs: -maxAgeMs, found: "resumed", left: 0 },
])("kept draft: $found, untouched for $afterMs ms", async ({ afterMs, found, left }) => {
  await aKeptPage();
  vi.setSystemTime(Date.now() + afterMs);
  const page = await aPage();
  expect((await back(page)).kept).toBe(found);
  expect(server.left).toBe(left);
  await isLeft(found === "nothing" ? 0 : 1);
});

const notVerified: Outcome = { kind: "not_verified", reference: "r", fields: ["fullName"], at: "" };
const verified: Outcome = { kind: "verified", reference: "r", at: "" };

test.each([
  { outcome: notVerified, left: 1 },
  { outcome: { kind: "unavailable", errorId: "e" } as const, left: 1 },
  { outcome: { kind: "unknown", attemptId: "a", retryAt: "2026-03-02T09:00:00Z" } as Outcome, left: 1 },
  { outcome: verified, left: 0 },
])("kept draft: after $outcome.kind, $left is left", async ({ outcome, left }) => {
  const page = await aKeptPage();
  page.recordAttempt(outcome);
  await (left ? isKept(page) : isDeleted());
  await isLeft(left);
});

test.each(["startAgain", "disposeJourney"] as const)("kept draft: %s deletes it", async (end) => {
  const page = await aKeptPage();
  page[end]();
  await isDeleted();
});

test("kept draft: a second tab waits, and takes over when it is told to", async () => {
  const first = await aKeptPage();
  await back(first);
  holder = () => {};
  const second = await aPage();
  const seen = expect.objectContaining({
    answers: expect.objectContaining({ fullName: "SITI CONTOH" }),
  });
  expect(await back(second)).toEqual({ kept: "elsewhere", seen });
  expect(second.getJourney()).toBe(second.emptyJourney);
  expect((await takeOver(second)).kept).toBe("resumed");
  expect(nameOn(second)).toBe("SITI CONTOH");
});

test("kept draft: a second tab shows nothing of one that is too old, and leaves it to the first", async () => {
  await aKeptPage();
  holder = () => {};
  vi.setSystemTime(Date.now() + maxAgeMs + 1_000);
  const second = await aPage();
  expect(await back(second)).toEqual({ kept: "elsewhere", seen: null });
  expect(server.left).toBe(0);
  await isLeft(1);
  expect((await takeOver(second)).kept).toBe("nothing");
  expect(server.left).toBe(1);
  await isDeleted();
});

test("kept draft: the tab that has lost it holds nothing and can take it back", async () => {
  await aKeptPage();
  const first = await aPage();
  await back(first);
  let lost = 0;
  first.whenLost(async () => lost++);
  const second = await aPage();
  await takeOver(second);
  await vi.waitFor(() => expect(lost).toBe(1), onABusyMachine);
  expect((await back(first)).kept).toBe("elsewhere");
  expect(first.getJourney()).toBe(first.emptyJourney);
  await vi.advanceTimersByTimeAsync(1_000);
  await isLeft(1);
  expect((await takeOver(first)).kept).toBe("resumed");
  expect(nameOn(first)).toBe("SITI CONTOH");
});

test("kept draft: what waits to be kept while another tab takes over deletes nothing", async () => {
  await aKeptPage();
  const first = await aPage();
  await back(first);
  await isKept(first);
  const lost = vi.fn(async () => {});
  first.whenLost(lost);
  first.page.document.hidden = true;
  const forgets = vi.spyOn(indexedDB, "deleteDatabase");
  first.setAnswers({ fullName: "SITI" });
  const writes = vi.spyOn(IDBObjectStore.prototype, "put");
  // The first is being written while the second waits for its turn.
  for (const _ of [1, 2]) first.page.fire("visibilitychange");
  holder?.(new DOMException("stolen", "AbortError"));
  await vi.waitFor(() => expect(lost).toHaveBeenCalledTimes(1), onABusyMachine);
  await vi.waitFor(() => expect(writes).toHaveBeenCalled(), onABusyMachine);
  holder = null;
  const page = await aPage();
  await takeOver(page);
  expect(nameOn(page)).toBe("SITI");
  expect(forgets).not.toHaveBeenCalled();
});

test("kept draft: a page that goes lets go of its lock, and of nothing else", async () => {
  const page = await aPage();
  expect(await page.claimAlone()).toBe(true);
  page.setAnswers({ fullName: "SITI CONTOH" });
  expect(holder).not.toBeNull();
  page.page.fire("pagehide");
  await vi.waitFor(() => expect(holder).toBeNull(), onABusyMachine);
  expect(nameOn(page)).toBe("SITI CONTOH");
});

test("kept draft: where locks are forbidden the tab is alone, and keeps what was given", async () => {
  const page = await aPage();
  const request = async () => Promise.reject(new DOMException("denied", "SecurityError"));
  Object.assign(page.page.navigator, { locks: { request } });
  page.continueApplication(started);
  page.setAnswers({ fullName: "SITI CONTOH" });
  expect(await page.claimAlone()).toBe(true);
  page.follow();
  await isKept(page);
  expect(nameOn(page)).toBe("SITI CONTOH");
});

test("kept draft: a tab that is sending keeps its answers when another takes over", async () => {
  await aKeptPage();
  const first = await aPage();
  await back(first);
  const lost = vi.fn(async () => {});
  first.whenLost(lost);
  first.beginSubmission("1", "sending", Date.now());
  await takeOver(await aPage());
  await vi.waitFor(() => expect(lost).toHaveBeenCalledTimes(1), onABusyMachine);
  expect((await back(first)).kept).toBe("nothing");
  expect(nameOn(first)).toBe("SITI CONTOH");
});

/** The browser keeps it as it is, until somebody comes back to it. */
async function aLeftPage() {
  await aKeptPage();
  const page = await aPage();
  await back(page);
  const lost = vi.fn(async () => {});
  page.whenLost(lost);
  await isKept(page);
  page.page.document.hidden = true;
  for (const event of ["pagehide", "visibilitychange"]) page.page.fire(event);
  await vi.waitFor(() => expect(holder).toBeNull(), onABusyMachine);
  const bringBack = async () => {
    page.page.document.hidden = false;
    vi.stubGlobal("document", page.page.document);
    page.page.fire("visibilitychange");
    // A browser runs what waits between two events.
    await null;
    page.page.fire("pageshow", { persisted: true });
    await vi.waitFor(() => expect(lost).toHaveBeenCalledTimes(1), onABusyMachine);
    await vi.advanceTimersByTimeAsync(1_000);
  };
  return { page, bringBack };
}

/** Goes on with it in another page. */
async function goOn(name: string): Promise<void> {
  const page = await aPage();
  expect((await back(page)).kept).toBe("resumed");
  page.setAnswers({ fullName: name });
  await isKept(page);
}

test("kept draft: a page that the browser brings back writes nothing over another's", async () => {
  const { page, bringBack } = await aLeftPage();
  await goOn("SITI BARU");
  const writes = vi.spyOn(IDBObjectStore.prototype, "put");
  await bringBack();
  page.setAnswers({ fullName: "SITI LAMA" });
  page.page.document.hidden = true;
  page.page.fire("visibilitychange");
  await vi.advanceTimersByTimeAsync(1_000);
  const seen = expect.objectContaining({ answers: expect.objectContaining({ fullName: "SITI BARU" }) });
  expect(await back(page)).toEqual({ kept: "elsewhere", seen });
  expect(page.getJourney()).toBe(page.emptyJourney);
  expect(writes).not.toHaveBeenCalled();
});

test("kept draft: a page that the browser brings back goes on with what another has left", async () => {
  const { page, bringBack } = await aLeftPage();
  await goOn("SITI BARU");
  holder = null;
  await bringBack();
  expect((await back(page)).kept).toBe("resumed");
  expect(nameOn(page)).toBe("SITI BARU");
  page.setAnswers({ fullName: "SITI" });
  await isKept(page);
});

test("kept draft: a page that the browser brings back keeps its answers without a server", async () => {
  const { page, bringBack } = await aLeftPage();
  server.draft = null;
  await bringBack();
  expect((await back(page)).kept).toBe("nothing");
  expect(nameOn(page)).toBe("SITI CONTOH");
});

const ended = (attemptId: string, outcome: Outcome): Resume => ({
  attemptId,
  ref: null,
  locked: [],
  status: { stage: "ended", outcome },
});

test("kept draft: an answer from while the page was gone is shown beside what was sent", async () => {
  const before = await aKeptPage();
  const attemptId = before.attemptIdOf(before.getJourney().draft);
  const page = await aPage();
  const { draft } = page.getJourney();
  const found = await back(page, ended(attemptId, notVerified));
  expect(found).toEqual({ kept: "resumed", sent: page.getJourney().draft });
  expect(draft).not.toBe(page.getJourney().draft);
  expect(nameOn(page)).toBe("SITI CONTOH");
});

test("kept draft: a correction that was begun stands, where the page knew the answer", async () => {
  const before = await aKeptPage();
  const attemptId = before.attemptIdOf(before.getJourney().draft);
  before.recordAttempt(notVerified);
  before.setAnswers({ fullName: "SITI CONTOH BENAR" });
  await isKept(before);
  const page = await aPage();
  await back(page, ended(attemptId, notVerified));
  expect(nameOn(page)).toBe("SITI CONTOH BENAR");
  expect(page.getJourney().attempt?.draft.answers.fullName).toBe("SITI CONTOH");
});

test("kept draft: what another tab has sent since is not covered by it", async () => {
  await aKeptPage();
  const page = await aPage();
  const found = await back(page, ended("0b6de33e-134b-473e-a883-e8eebb8b08b6", verified));
  expect(found.kept).toBe("nothing");
  expect(page.mayResume()).toBe(true);
  await isDeleted();
});

test.each([
  { end: "unknown", outcome: { kind: "unknown", attemptId: "a" } as Outcome },
  { end: "answered", outcome: verified },
])("kept draft: what goes on from an earlier attempt is left, that being $end", async ({ outcome }) => {
  const before = await aKeptPage();
  const attemptId = before.attemptIdOf(before.getJourney().draft);
  before.goOnFrom(attemptId);
  await isKept(before);
  const page = await aPage();
  expect(await back(page, ended(attemptId, outcome))).toEqual({ kept: "resumed", sent: null });
  expect(nameOn(page)).toBe("SITI CONTOH");
  expect(page.getJourney().linkedTo).toBe(attemptId);
});
