import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakePage } from "../testing/page";
import { type Idleness, idleness, warningMs } from "./idle";

const quietMs = 120_000;

describe("idleness", () => {
  test.each<[number, Idleness]>([
    [0, { kind: "in_use", nextMs: 120_000 }],
    [119_999, { kind: "in_use", nextMs: 1 }],
    [120_000, { kind: "warned", leftMs: 60_000, nextMs: 1_000 }],
    [120_400, { kind: "warned", leftMs: 59_600, nextMs: 600 }],
    [179_999, { kind: "warned", leftMs: 1, nextMs: 1 }],
    [180_000, { kind: "over" }],
    [600_000, { kind: "over" }],
  ])("idleness: %d ms after the last touch", (ms, expected) => {
    expect(idleness(ms, quietMs)).toEqual(expected);
  });

  test("idleness: looking again after nextMs misses neither the warning nor the end", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (quietMs) => {
        let at = 0;
        const seen: string[] = [];
        for (;;) {
          const now = idleness(at, quietMs);
          seen.push(now.kind);
          if (now.kind === "over") break;
          expect(now.nextMs).toBeGreaterThan(0);
          at += now.nextMs;
        }
        expect(at).toBe(quietMs + warningMs);
        expect(seen.filter((kind) => kind === "in_use")).toHaveLength(1);
        expect(seen.filter((kind) => kind === "warned")).toHaveLength(warningMs / 1_000);
      }),
    );
  });
});

describe("watchIdle", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse("2026-03-02T09:00:00Z") });
    vi.resetModules();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  /** A page with a case on it, watched from now on. */
  async function watched({ shared = false, empty = false } = {}) {
    const page = fakePage();
    const draft = await import("@/lib/onboarding/draft");
    const pending = await import("@/lib/onboarding/attempt/pending-submission");
    const { watchIdle } = await import("./idle");
    if (!empty) draft.setAnswers({ fullName: "SITI CONTOH" });
    const seen = { left: null as number | null, over: 0 };
    const stop = watchIdle({
      quietMs,
      shared,
      onLeft: (leftMs) => {
        seen.left = leftMs;
      },
      onOver: () => {
        seen.over++;
      },
    });
    /** No timer fires, and `performance.now()` stands. */
    const setClock = (ms: number) => vi.setSystemTime(Date.now() + ms);
    /** As a device that sleeps: out of sight first, then only its clock goes on. */
    const sleep = (ms: number) => {
      page.document.hidden = true;
      page.fire("visibilitychange");
      setClock(ms);
      page.document.hidden = false;
    };
    return { page, seen, stop, setClock, sleep, ...draft, ...pending };
  }

  test("watchIdle: warns when the page was quiet, counts down, then ends once", async () => {
    const { seen } = await watched();
    vi.advanceTimersByTime(quietMs - 1);
    expect(seen.left).toBeNull();
    vi.advanceTimersByTime(1);
    expect(seen.left).toBe(warningMs);
    vi.advanceTimersByTime(1_000);
    expect(seen.left).toBe(warningMs - 1_000);
    vi.advanceTimersByTime(warningMs * 10);
    expect(seen.over).toBe(1);
  });

  test.each(["click", "keyup", "close", "pointerdown", "input", "wheel", "focusin", "scroll"])(
    "watchIdle: %s keeps a page in use",
    async (type) => {
      const { page, seen } = await watched();
      vi.advanceTimersByTime(quietMs - 1);
      page.fire(type);
      vi.advanceTimersByTime(quietMs - 1);
      expect(seen.left).toBeNull();
    },
  );

  test.each([
    ["click", null],
    ["keyup", null],
    ["close", null],
    ["pointerdown", warningMs],
    ["input", warningMs],
    ["wheel", warningMs],
    ["focusin", warningMs],
    ["scroll", warningMs],
  ])("watchIdle: %s during the warning leaves %s ms", async (type, left) => {
    const { page, seen } = await watched();
    vi.advanceTimersByTime(quietMs);
    page.fire(type);
    expect(seen.left).toBe(left);
  });

  test("watchIdle: a page without a case is never warned about", async () => {
    const { seen } = await watched({ empty: true, shared: true });
    vi.advanceTimersByTime(10 * quietMs);
    expect(seen).toEqual({ left: null, over: 0 });
  });

  test.each(["visibilitychange", "focus", "pageshow"])(
    "watchIdle: a shared tablet that slept ends on %s, unwarned",
    async (type) => {
      const { page, seen, sleep } = await watched({ shared: true });
      sleep(quietMs + warningMs);
      page.fire(type);
      expect(seen).toEqual({ left: null, over: 1 });
    },
  );

  test("watchIdle: the touch that wakes a shared tablet does not keep its case", async () => {
    const { page, seen, sleep } = await watched({ shared: true });
    sleep(quietMs + warningMs);
    page.fire("pointerdown");
    expect(seen.over).toBe(1);
  });

  test.each([
    ["own", false, 10_000_000],
    ["shared", true, 10_000_000],
    ["own", false, quietMs + warningMs],
    ["shared", true, quietMs + warningMs],
  ])("watchIdle: %s device, clock set forward while typing, warns, then counts", async (_, shared, ms) => {
    const { page, seen, setClock } = await watched({ shared });
    setClock(ms);
    page.fire("input");
    expect(seen).toEqual({ left: warningMs, over: 0 });
    page.fire("keyup");
    expect(seen.left).toBeNull();
    vi.advanceTimersByTime(quietMs + warningMs - 1);
    expect(seen).toEqual({ left: 1_000, over: 0 });
    vi.advanceTimersByTime(1);
    expect(seen.over).toBe(1);
  });

  test("watchIdle: a clock set forward unseen by any touch warns before it ends", async () => {
    const { seen, setClock } = await watched({ shared: true });
    setClock(10_000_000);
    vi.advanceTimersByTime(quietMs);
    expect(seen).toEqual({ left: warningMs, over: 0 });
  });

  test("watchIdle: a clock that is set back neither warns nor delays the warning", async () => {
    const { page, seen, setClock } = await watched({ shared: true });
    setClock(-10_000_000);
    page.fire("visibilitychange");
    expect(seen).toEqual({ left: null, over: 0 });
    vi.advanceTimersByTime(quietMs);
    expect(seen.left).toBe(warningMs);
  });

  test("watchIdle: a phone that slept is warned before it ends", async () => {
    const { page, seen, sleep } = await watched();
    sleep(quietMs + warningMs);
    page.fire("visibilitychange");
    expect(seen).toEqual({ left: warningMs, over: 0 });
    vi.advanceTimersByTime(warningMs);
    expect(seen.over).toBe(1);
  });

  test("watchIdle: a hidden phone waits four times as long, then ends", async () => {
    const { page, seen } = await watched();
    page.document.hidden = true;
    vi.advanceTimersByTime(4 * quietMs - 1);
    expect(seen.over).toBe(0);
    vi.advanceTimersByTime(quietMs);
    expect(seen.over).toBe(1);
  });

  test("watchIdle: a pending submission is not warned about, and ends all the same", async () => {
    const { seen, beginSubmission } = await watched({ shared: true });
    beginSubmission("1");
    vi.advanceTimersByTime(quietMs + 1_000);
    expect(seen.left).toBeNull();
    vi.advanceTimersByTime(warningMs);
    expect(seen.over).toBe(1);
  });

  test("watchIdle: after the case was ended nothing more is reported", async () => {
    const { seen, disposeJourney } = await watched({ shared: true });
    disposeJourney();
    vi.advanceTimersByTime(10 * quietMs);
    expect(seen).toEqual({ left: null, over: 0 });
  });

  test("watchIdle: stopped, it neither looks nor listens", async () => {
    const { page, seen, stop, sleep } = await watched({ shared: true });
    stop();
    expect(vi.getTimerCount()).toBe(0);
    sleep(10 * quietMs);
    page.fire("focus");
    expect(seen).toEqual({ left: null, over: 0 });
  });

  test("watchIdle: a second watch goes on from the last touch", async () => {
    const { stop } = await watched({ shared: true });
    vi.advanceTimersByTime(quietMs - 1);
    stop();
    const { watchIdle } = await import("./idle");
    const onLeft = vi.fn();
    watchIdle({ quietMs, shared: true, onLeft, onOver: () => {} });
    vi.advanceTimersByTime(1);
    expect(onLeft).toHaveBeenLastCalledWith(warningMs);
  });
});
