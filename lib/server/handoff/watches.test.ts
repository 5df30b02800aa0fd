import { pino } from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FoundHandoff } from "../../ledger/handoff/find";
import type { HandoffRow } from "../../ledger/schema";
import { createStopping } from "../ops/stopping";
import { markOf } from "./seen";
import { createWatches } from "./watches";

const foundIn = (id: string, state: FoundHandoff["state"]): FoundHandoff => ({
  row: { id, expiresAt: new Date(0), number: 47, step: null } as HandoffRow,
  ...{ now: new Date(), state, outcome: null, decided: false },
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function openWatches(most?: number) {
  const rows = new Map(
    [foundIn("a", "waiting"), foundIn("b", "waiting")].map((found) => [found.row.id, found]),
  );
  const watchHandoff = vi.fn(async (watcher: string) => rows.get(watcher) ?? null);
  const watchHandoffs = vi.fn(
    async (watchers: readonly string[]) =>
      new Map(
        watchers.flatMap((watcher) => {
          const found = rows.get(watcher);
          return found ? [[watcher, found]] : [];
        }),
      ),
  );
  const stopping = createStopping(pino({ level: "silent" }));
  const watches = createWatches({ watchHandoff, watchHandoffs }, stopping, most);
  /** What came of it, so far. */
  const ask = (
    watcher: string,
    mark = markOf(rows.get(watcher) ?? null),
    leaving = new AbortController(),
  ) => {
    const asked: { answer?: FoundHandoff | null; error?: unknown; leave: () => void } = {
      leave: () => leaving.abort(),
    };
    watches({ watcher, mark, gone: leaving.signal }).then(
      (answer) => {
        asked.answer = answer;
      },
      (error: unknown) => {
        asked.error = error;
      },
    );
    return asked;
  };
  const change = (watcher: string) => rows.set(watcher, foundIn(watcher, "number"));
  return { watchHandoff, watchHandoffs, stopping, ask, change, rows };
}

test("watches: a question without a mark is answered at once", async () => {
  const { ask, watchHandoff, watchHandoffs } = openWatches();
  const asked = ask("a", null);
  await vi.advanceTimersByTimeAsync(0);
  expect(asked.answer?.state).toBe("waiting");
  expect(watchHandoff).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(watchHandoffs).not.toHaveBeenCalled();
});

test("watches: held until something changes, or nothing has for 25 seconds", async () => {
  const { ask, change } = openWatches();
  const [one, other] = [ask("a"), ask("b")];
  await vi.advanceTimersByTimeAsync(10_000);
  expect([one.answer, other.answer]).toEqual([undefined, undefined]);
  change("a");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(one.answer?.state).toBe("number");
  expect(other.answer).toBeUndefined();
  await vi.advanceTimersByTimeAsync(8_900);
  expect(other.answer).toBeUndefined();
  await vi.advanceTimersByTimeAsync(6_100);
  expect(other.answer?.state).toBe("waiting");
});

test("watches: what a page has not seen is told with the next look, a code that is gone too", async () => {
  const { ask, rows } = openWatches();
  const [late, lost] = [ask("a", "of before"), ask("b")];
  rows.delete("b");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(late.answer?.state).toBe("waiting");
  expect(lost.answer).toBeNull();
});

test("watches: one query a second for all, each watcher once in it, none once nobody waits", async () => {
  const { ask, watchHandoff, watchHandoffs } = openWatches();
  for (let times = 0; times < 20; times++) ask(times % 2 ? "a" : "b");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(watchHandoffs).toHaveBeenCalledTimes(10);
  expect(watchHandoffs).toHaveBeenLastCalledWith(["b", "a"]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(watchHandoffs.mock.calls.length).toBeLessThanOrEqual(26);
  expect(watchHandoff).not.toHaveBeenCalled();
});

test("watches: who asked at once are not answered at once", async () => {
  const { ask } = openWatches();
  const all = Array.from({ length: 200 }, () => ask("a"));
  const answered = () => all.filter(({ answer }) => answer).length;
  await vi.advanceTimersByTimeAsync(22_000);
  expect(answered()).toBeGreaterThan(0);
  expect(answered()).toBeLessThan(200);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(answered()).toBe(200);
});

test("watches: who has gone is not looked for, and comes back as anybody", async () => {
  const { ask, watchHandoffs } = openWatches();
  const gone = ask("a");
  gone.leave();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(gone.answer).toBeNull();
  expect(watchHandoffs).not.toHaveBeenCalled();
  ask("a");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(watchHandoffs).toHaveBeenCalledTimes(5);
});

test("watches: beyond what is held the answer comes at once", async () => {
  const { ask } = openWatches(1);
  const [held, beyond] = [ask("a"), ask("b")];
  await vi.advanceTimersByTimeAsync(0);
  expect(held.answer).toBeUndefined();
  expect(beyond.answer?.state).toBe("waiting");
});

test("watches: an error of the query is everybody's who waits, and the next is looked for", async () => {
  const { ask, watchHandoffs, change } = openWatches();
  watchHandoffs.mockRejectedValueOnce(new Error("no database"));
  const [one, other] = [ask("a"), ask("b")];
  await vi.advanceTimersByTimeAsync(1_000);
  expect([one.error, other.error]).toEqual([new Error("no database"), new Error("no database")]);
  const next = ask("a");
  change("a");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(next.answer?.state).toBe("number");
});

test("watches: a stopping server answers at once, in mid-look too, and holds no more", async () => {
  const { ask, stopping, watchHandoffs } = openWatches();
  const before = ask("a");
  let end = () => {};
  watchHandoffs.mockImplementationOnce(async () => {
    await new Promise<void>((resolve) => {
      end = resolve;
    });
    return new Map([["a", foundIn("a", "waiting")]]);
  });
  await vi.advanceTimersByTimeAsync(1_000);
  const meanwhile = ask("b");
  stopping.begin("SIGTERM");
  end();
  await vi.advanceTimersByTimeAsync(0);
  expect([before.answer?.state, meanwhile.answer?.state]).toEqual(["waiting", "waiting"]);
  const after = ask("a");
  await vi.advanceTimersByTimeAsync(0);
  expect(after.answer?.state).toBe("waiting");
});

test("watches: what waits when a server stops is answered without waiting for its second", async () => {
  const { ask, stopping } = openWatches();
  const asked = ask("a");
  stopping.begin("SIGTERM");
  await vi.advanceTimersByTimeAsync(0);
  expect(asked.answer?.state).toBe("waiting");
});
