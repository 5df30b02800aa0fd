import { type HandoffSeen, seenHeader } from "@/lib/onboarding/handoff";

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

/** What is held is answered before that, see `holdAtMostMs`. */
const waitsMs = { atOnce: 8_000, held: 32_000 };

/**
 * Asks while somebody looks: soon where the server holds its questions, else less often.
 * @param onSeen null: no answer
 * @returns stops it
 */
export function watchServer(onSeen: (seen: HandoffSeen | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pauseMs = quickMs;
  let last = "";
  /** Null: the next question wants its answer at once. */
  let mark: string | null = null;
  let open: AbortController | null = null;

  const drop = () => {
    clearTimeout(timer);
    open?.abort();
    open = null;
  };
  const ask = async () => {
    drop();
    if (document.hidden) return;
    const mine = new AbortController();
    open = mine;
    const [began, held] = [performance.now(), mark !== null];
    timer = setTimeout(() => mine.abort(), held ? waitsMs.held : waitsMs.atOnce);
    const answer = await askOnce(mark, mine.signal);
    if (open !== mine) return;
    clearTimeout(timer);
    const seen = answer?.seen ?? null;
    mark = answer?.mark ?? null;
    const now = seen ? keyOf(seen) : last;
    pauseMs = now === last ? Math.min(slowMs, pauseMs * growth) : quickMs;
    last = now;
    const waited = performance.now() - began;
    if (!seen || !over[seen.state]) timer = setTimeout(ask, Math.max(quickMs, pauseMs - waited));
    // A proxy may cut what is held: that is no lost connection yet.
    if (seen || !held) onSeen(seen);
  };
  const look = () => {
    pauseMs = quickMs;
    mark = null;
    void ask();
  };
  document.addEventListener("visibilitychange", look);
  void ask();
  return () => {
    drop();
    document.removeEventListener("visibilitychange", look);
  };
}

const askOnce = (mark: string | null, signal: AbortSignal) =>
  fetch("/api/handoff", { signal, headers: mark === null ? {} : { [seenHeader]: mark } })
    .then(async (answer) =>
      answer.ok ? { seen: (await answer.json()) as HandoffSeen, mark: answer.headers.get(seenHeader) } : null,
    )
    .catch(() => null);

/** What a page shows that has made the code of that id: another tab's cancels it. */
export const seenBesides = (own: string | null, seen: HandoffSeen): HandoffSeen =>
  seen.state === "waiting" && seen.id !== own ? { state: "cancelled" } : seen;

/** What a person would call a change. */
const keyOf = (seen: HandoffSeen) => JSON.stringify({ ...seen, leftMs: null });
