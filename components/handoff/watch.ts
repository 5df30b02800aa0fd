import { inTime } from "@/components/ui/ask-server";
import type { HandoffSeen } from "@/lib/onboarding/handoff";

const quickMs = 2_000;
const slowMs = 10_000;
const growth = 1.2;

/** Nothing more comes by itself. */
const over: Record<HandoffSeen["state"], boolean> = {
  waiting: false,
  number: false,
  phone: false,
  sent: false,
  finished: false,
  expired: true,
  cancelled: true,
  wrong: true,
  taken_back: true,
  none: true,
  limit: true,
};

/**
 * Asks again and again: less often while nothing happens, and not while nobody looks.
 * @param onSeen null: no answer
 * @returns stops it
 */
export function watchServer(onSeen: (seen: HandoffSeen | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pauseMs = quickMs;
  let last = "";
  const stopped = new AbortController();

  const ask = async () => {
    clearTimeout(timer);
    if (document.hidden) return;
    const seen = await askOnce();
    if (stopped.signal.aborted) return;
    onSeen(seen);
    const now = seen ? keyOf(seen) : last;
    pauseMs = now === last ? Math.min(slowMs, pauseMs * growth) : quickMs;
    last = now;
    clearTimeout(timer);
    if (!seen || !over[seen.state]) timer = setTimeout(ask, pauseMs);
  };
  const look = () => {
    pauseMs = quickMs;
    void ask();
  };
  document.addEventListener("visibilitychange", look, { signal: stopped.signal });
  void ask();
  return () => {
    clearTimeout(timer);
    stopped.abort();
  };
}

const askOnce = (): Promise<HandoffSeen | null> =>
  fetch("/api/handoff", { signal: inTime() }).then(
    (answer) => (answer.ok ? answer.json() : null),
    () => null,
  );

/** What a page shows that has made the code of that id: another tab's cancels it. */
export const seenBesides = (own: string | null, seen: HandoffSeen): HandoffSeen =>
  seen.state === "waiting" && seen.id !== own ? { state: "cancelled" } : seen;

/** What a person would call a change. */
const keyOf = (seen: HandoffSeen) => JSON.stringify({ ...seen, leftMs: null });
