import "server-only";
import type { FoundHandoff } from "../../ledger/handoff/find";
import type { Ledger } from "../../ledger/ledger";
import type { Stopping } from "../ops/stopping";
import { markOf } from "./seen";

/** `mark`: of what its page was told last; null: it wants to know at once. `gone`: its page waits no more. */
export type WatchQuestion = { watcher: string; mark: string | null; gone: AbortSignal };

export type Watches = (question: WatchQuestion) => Promise<FoundHandoff | null>;

type Held = {
  watcher: string;
  mark: string;
  until: number;
  answer: (found: FoundHandoff | null) => void;
  fail: (error: unknown) => void;
};

const lookEveryMs = 1_000;

/** Proxies take a server that is silent for 30 seconds for dead. */
const holdAtMostMs = 25_000;

/** What was asked at once, as after a restart, is not answered at once for ever. */
const spreadMs = 5_000;

const defaultMost = 2_000;

/** Holds questions until there is news: one query a second for all, none while nobody waits. */
export function createWatches(
  { watchHandoff, watchHandoffs }: Pick<Ledger, "watchHandoff" | "watchHandoffs">,
  stopping: Stopping,
  most = defaultMost,
): Watches {
  const held = new Set<Held>();
  let timer: NodeJS.Timeout | undefined;
  let looking = false;

  const look = async () => {
    if (held.size === 0) return;
    looking = true;
    const asked = [...held];
    try {
      const found = await watchHandoffs([...new Set(asked.map(({ watcher }) => watcher))]);
      for (const one of asked) {
        const now = found.get(one.watcher) ?? null;
        const due = stopping.begun() || performance.now() >= one.until;
        if (due || markOf(now) !== one.mark) one.answer(now);
      }
    } catch (error) {
      for (const { fail } of asked) fail(error);
    }
    looking = false;
    lookAgain();
  };
  const lookAgain = () => {
    clearTimeout(timer);
    if (held.size > 0 && !looking) timer = setTimeout(look, stopping.begun() ? 0 : lookEveryMs).unref();
  };
  stopping.onBegin(lookAgain);

  return ({ watcher, mark, gone }) => {
    if (mark === null || gone.aborted || held.size >= most) return watchHandoff(watcher);
    return new Promise((resolve, reject) => {
      const until = performance.now() + holdAtMostMs - Math.random() * spreadMs;
      const leave = () => answer(null);
      const end = () => {
        held.delete(one);
        gone.removeEventListener("abort", leave);
      };
      const answer = (found: FoundHandoff | null) => {
        end();
        resolve(found);
      };
      const fail = (error: unknown) => {
        end();
        reject(error);
      };
      const one: Held = { watcher, mark, until, answer, fail };
      held.add(one);
      gone.addEventListener("abort", leave);
      if (held.size === 1) lookAgain();
    });
  };
}
