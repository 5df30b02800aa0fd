import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type HandoffSeen, seenHeader } from "@/lib/onboarding/handoff";
import { seenBesides, watchServer } from "./watch";

const waiting: HandoffSeen = { state: "waiting", id: "own", leftMs: 1_000 };

let page: EventTarget & { hidden: boolean };
let asked: number[];
/** Of each question. */
let named: (string | null)[];
let open: number;
let answer: () => HandoffSeen | null;
/** A server that gives marks and holds questions: until `change`, or `heldMs`. */
let heldMs: number | null;
let change: () => void;
const stops: (() => void)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  page = Object.assign(new EventTarget(), { hidden: false });
  asked = [];
  answer = () => waiting;
  vi.stubGlobal("document", page);
  named = [];
  open = 0;
  heldMs = null;
  change = () => {};
  vi.stubGlobal("fetch", async (_: string, { headers, signal }: RequestInit) => {
    asked.push(Date.now());
    const mark = new Headers(headers).get(seenHeader);
    named.push(mark);
    open++;
    if (heldMs !== null && mark !== null) await held(heldMs, signal).finally(() => open--);
    else open--;
    const seen = answer();
    if (seen === null) throw new TypeError("Failed to fetch");
    return Response.json(seen, { headers: heldMs === null ? {} : { [seenHeader]: `of ${seen.state}` } });
  });
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function watch() {
  const seen: (HandoffSeen | null)[] = [];
  const stop = watchServer((next) => seen.push(next));
  stops.push(stop);
  return { seen, stop };
}

const held = (ms: number, signal: AbortSignal | null | undefined) =>
  new Promise<void>((resolve, reject) => {
    change = resolve;
    setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => reject(signal.reason));
  });

function show(hidden: boolean): void {
  page.hidden = hidden;
  page.dispatchEvent(new Event("visibilitychange"));
}

const pauses = () => asked.slice(1).map((at, nth) => at - (asked[nth] ?? 0));

test("watch: asks less often while nothing changes, from 2 to 10 seconds", async () => {
  watch();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(pauses()[0]).toBe(2_000);
  expect(pauses()).toEqual(pauses().toSorted((one, other) => one - other));
  expect(pauses().at(-1)).toBe(10_000);
});

test("watch: a change brings back the quick pace, the code's running time is none", async () => {
  let leftMs = 600_000;
  answer = () => ({ state: "waiting", id: "own", leftMs: leftMs-- });
  watch();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(pauses().at(-1)).toBe(10_000);
  const before = asked.length;
  answer = () => ({ state: "number", leftMs: leftMs--, number: 47 });
  await vi.advanceTimersByTimeAsync(13_000);
  expect(pauses()[before]).toBe(2_000);
});

test("watch: asks nothing while hidden, and at once when it is seen again", async () => {
  watch();
  await vi.advanceTimersByTimeAsync(1_000);
  show(true);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(asked).toHaveLength(1);
  show(false);
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toHaveLength(2);
});

test("watch: one line of questions, however often it is looked at", async () => {
  watch();
  for (let times = 0; times < 5; times++) show(false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(Math.min(...pauses().filter((pause) => pause > 0))).toBeGreaterThanOrEqual(2_000);
});

test.each(["expired", "cancelled", "wrong", "taken_back", "none", "limit"] as const)(
  "watch: ends with %s",
  async (state) => {
    answer = () => ({ state });
    watch();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
  },
);

test("watch: without an answer it says so, and goes on", async () => {
  answer = () => null;
  const { seen } = watch();
  await vi.advanceTimersByTimeAsync(3_000);
  answer = () => waiting;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(seen[0]).toBeNull();
  expect(seen.at(-1)).toEqual(waiting);
});

test("watch: another tab's code cancels this one's; its number is shown in both", () => {
  expect(seenBesides("own", waiting)).toBe(waiting);
  for (const own of ["other", null]) expect(seenBesides(own, waiting)).toEqual({ state: "cancelled" });
  const number: HandoffSeen = { state: "number", leftMs: 1_000, number: 47 };
  expect(seenBesides("other", number)).toBe(number);
});

test("watch: nothing is told once it is stopped", async () => {
  const { seen, stop } = watch();
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(seen).toEqual([]);
  expect(asked).toHaveLength(1);
});

test("watch: held, it names what it saw, and asks again soon after each answer", async () => {
  heldMs = 25_000;
  watch();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(named.slice(0, 3)).toEqual([null, "of waiting", "of waiting"]);
  expect(pauses()).toEqual([2_000, 27_000, 27_000, 27_000, 27_000]);
});

test("watch: held, a change is told as it comes", async () => {
  heldMs = 25_000;
  const { seen } = watch();
  await vi.advanceTimersByTimeAsync(10_000);
  const number: HandoffSeen = { state: "number", leftMs: 1_000, number: 47 };
  answer = () => number;
  change();
  await vi.advanceTimersByTimeAsync(0);
  expect(seen.at(-1)).toEqual(number);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(named.at(-1)).toBe("of number");
});

test("watch: what a server holds in vain is asked less often, as without a mark", async () => {
  heldMs = 0;
  watch();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(pauses()[0]).toBe(2_000);
  expect(pauses().at(-1)).toBe(10_000);
});

test("watch: hidden, the held question is dropped; seen again, one asks anew", async () => {
  heldMs = 25_000;
  const { seen } = watch();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(open).toBe(1);
  show(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(open).toBe(0);
  await vi.advanceTimersByTimeAsync(600_000);
  expect([asked.length, seen.length]).toEqual([2, 1]);
  show(false);
  await vi.advanceTimersByTimeAsync(0);
  expect([named.at(-1), seen.length]).toEqual([null, 2]);
});

test("watch: a held question is dropped with its page", async () => {
  heldMs = 25_000;
  const { stop } = watch();
  await vi.advanceTimersByTimeAsync(3_000);
  stop();
  await vi.advanceTimersByTimeAsync(0);
  expect(open).toBe(0);
  show(false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(2);
});

test("watch: a server that went away is asked again, in silence unless it stays away", async () => {
  heldMs = 25_000;
  const { seen } = watch();
  await vi.advanceTimersByTimeAsync(3_000);
  answer = () => null;
  change();
  await vi.advanceTimersByTimeAsync(0);
  expect(seen).toEqual([waiting]);
  answer = () => waiting;
  await vi.advanceTimersByTimeAsync(3_000);
  expect([named.at(-1), seen]).toEqual([null, [waiting, waiting]]);
  await vi.advanceTimersByTimeAsync(3_000);
  answer = () => null;
  change();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(seen.at(-1)).toBeNull();
});

test("watch: a question that is never answered is given up, a held one after the hold", async () => {
  heldMs = 600_000;
  watch();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(asked).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(8_000);
  expect([asked.length, named.at(-1)]).toEqual([3, null]);
});
