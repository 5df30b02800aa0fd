import { setMaxListeners } from "node:events";
import { Agent, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { seenHeader } from "../lib/onboarding/handoff";

/** As `components/handoff/watch.ts` has it: after a held answer, and where nothing changes and nothing is held. */
const paceMs = { held: 2_000, backedOff: 10_000 };

/** As long as a question is held: tabs were opened one by one. */
const openedWithinMs = 25_000;

export type WatchingTabs = {
  /** So far. `held`: of them those that came late. */
  counts: () => { answers: number; held: number };
  close: () => Promise<void>;
};

/** A tab for each cookie, which asks at its page's pace until it is closed. Resolves once all are open. */
export async function openTabs(url: string, cookies: readonly string[]): Promise<WatchingTabs> {
  const agent = new Agent({ keepAlive: true, maxSockets: cookies.length });
  const closing = new AbortController();
  const { signal } = closing;
  setMaxListeners(0, signal);
  let [answers, held] = [0, 0];
  const ask = (cookie: string, mark: string | undefined) =>
    new Promise<string | undefined>((resolve, reject) => {
      const headers = { cookie: `handoff=${cookie}`, ...(mark && { [seenHeader]: mark }) };
      const began = performance.now();
      request(url, { agent, headers, signal }, async (answer) => {
        const text = (await buffer(answer)).toString();
        if (!text.includes('"state":"waiting"'))
          return reject(new Error(`Not waiting: ${text.slice(0, 300)}`));
        answers++;
        if (performance.now() - began > paceMs.backedOff) held++;
        resolve(answer.headers[seenHeader]?.toString());
      })
        .on("error", reject)
        .end();
    });
  const watch = async (cookie: string, nth: number) => {
    await wait((openedWithinMs * nth) / cookies.length, null, { signal });
    for (let mark: string | undefined; ; ) {
      mark = await ask(cookie, mark);
      await wait(mark ? paceMs.held : paceMs.backedOff, null, { signal });
    }
  };
  const tabs = Promise.all(cookies.map(watch)).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  const close = async () => {
    closing.abort();
    await tabs;
    agent.destroy();
  };
  await Promise.race([wait(openedWithinMs + paceMs.backedOff), tabs]);
  return { counts: () => ({ answers, held }), close };
}
