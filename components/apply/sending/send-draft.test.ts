import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakePage } from "@/components/testing/page";
import type { AttemptStatus, SubmitReply } from "@/lib/onboarding/attempt/attempt-status";
import { completeDraft, somePhoto } from "@/lib/onboarding/testing/drafts";

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const verified = { kind: "verified", reference: "r", at: "2026-03-02T09:00:00Z" } as const;
const unavailable = { kind: "unavailable", errorId: "e" } as const;
const started = { kind: "started", today: "2026-11-28" } as const;
const checking: AttemptStatus = { stage: "checking", elapsedMs: 0 };

type Served = {
  start?: unknown;
  /** Each question's answer, the last one for ever; `null`: the server cannot be asked. */
  status?: (AttemptStatus | null)[];
  online?: boolean;
};

/** A page with a complete draft, its server, and what it asks of the server. */
async function aPage({ start = started, status = [{ stage: "none" }], online = true }: Served = {}) {
  const page = fakePage();
  page.navigator.onLine = online;
  const asked: string[] = [];
  let next = 0;
  vi.stubGlobal("fetch", async (address: string) => {
    asked.push(address);
    const answer = address === "/api/application" ? start : status[Math.min(next++, status.length - 1)];
    if (answer === null || answer === undefined) throw new TypeError("fetch failed");
    return Response.json(answer);
  });
  const draft = await import("@/lib/onboarding/draft");
  const pending = await import("@/lib/onboarding/attempt/pending-submission");
  const { sendDraft } = await import("./send-draft");
  draft.changeDraft(completeDraft());
  let reply = (_: SubmitReply | Promise<SubmitReply>) => {};
  let lose = (_: unknown) => {};
  const submit = vi.fn(
    (_: FormData) =>
      new Promise<SubmitReply>((resolve, reject) => {
        reply = resolve;
        lose = reject;
      }),
  );
  const send = (sendAnyway = false) => sendDraft({ submit, locale: "id", channel: "self", sendAnyway });
  return {
    page,
    asked,
    submit,
    send,
    reply: (said: SubmitReply) => reply(said),
    lose: (error: unknown) => lose(error),
    ...draft,
    ...pending,
  };
}

/** Lets everything run that waits for no clock. */
const soon = () => vi.advanceTimersByTimeAsync(0);
const sent = ({ submit }: Awaited<ReturnType<typeof aPage>>) =>
  submit.mock.calls.map(([form]) => Object.fromEntries(form));

describe("sendDraft", () => {
  test("sendDraft: sends the draft once and shows its outcome", async () => {
    const page = await aPage();
    const done = page.send();
    void page.send();
    await soon();
    expect(sent(page)).toEqual([expect.objectContaining({ fullName: "Budi Santoso" })]);
    page.reply(verified);
    await done;
    expect(page.getJourney().attempt?.outcome).toEqual(verified);
    expect(page.getPendingSubmission()).toBeNull();
    expect(page.page.shown).toEqual(["?step=result"]);
  });

  test("sendDraft: a draft that was answered is not sent again", async () => {
    const page = await aPage();
    const done = page.send();
    await soon();
    page.reply(verified);
    await done;
    await page.send();
    expect(page.submit).toHaveBeenCalledTimes(1);
  });

  test("sendDraft: an unprocessed draft is sent again under the same id", async () => {
    const page = await aPage();
    for (let time = 0; time < 2; time++) {
      const done = page.send();
      await soon();
      page.reply(unavailable);
      await done;
    }
    const ids = sent(page).map(({ attemptId }) => attemptId);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });

  test("sendDraft: an unknown end that is found unprocessed is sent again under the same id", async () => {
    const page = await aPage();
    const { recordAttempt } = await import("@/lib/onboarding/attempt/record-attempt");
    const send = async (said: SubmitReply) => {
      const done = page.send();
      await soon();
      page.reply(said);
      await done;
    };
    await send({ kind: "unknown", attemptId: "1" });
    await page.send();
    expect(page.submit).toHaveBeenCalledTimes(1);
    recordAttempt(unavailable, page.getJourney().attempt?.draft);
    await send(verified);
    const [first, second] = sent(page).map(({ attemptId }) => attemptId);
    expect(second).toBe(first);
    expect(page.getJourney().attempt?.outcome).toEqual(verified);
  });

  test("sendDraft: an earlier attempt is named within its application alone", async () => {
    const page = await aPage();
    const { goOnFrom } = await import("@/lib/onboarding/attempt/record-attempt");
    goOnFrom("1");
    for (const renew of [() => {}, page.renewDraft]) {
      renew();
      const done = page.send();
      await soon();
      page.reply({ kind: "refused", reason: "session" });
      await done;
    }
    expect(sent(page).map(({ linkedTo }) => linkedTo)).toEqual(["1", undefined]);
  });

  test("sendDraft: the same draft once more says what it was refused for, a changed one not", async () => {
    const page = await aPage();
    const refused = { kind: "refused", reason: "seen_before", said: { id: "", en: "" } } as const;
    for (const change of [() => {}, () => {}, () => page.setAnswers({ fullName: "Budi S" })]) {
      change();
      const done = page.send();
      await soon();
      page.reply(refused);
      await done;
    }
    expect(sent(page).map(({ refusedFor }) => refusedFor)).toEqual([undefined, "seen_before", undefined]);
  });

  test.each([
    [{ kind: "refused", reason: "consent" }, "reload"],
    [null, "notReached"],
    // What filters and portals say in our place.
    [{}, "notReached"],
    [{ status: "login required" }, "notReached"],
  ])("sendDraft: start answered by %j ends in failure %s, unsent", async (start, failure) => {
    const page = await aPage({ start });
    await page.send();
    expect(page.submit).not.toHaveBeenCalled();
    expect(page.getFailure()).toBe(failure);
    expect(page.page.shown).toEqual(["?step=review"]);
    expect(page.getJourney().draft.answers.fullName).toBe("Budi Santoso");
  });

  test.each([
    [{ kind: "refused", reason: "session" } as const, 0],
    ["too_slow", 1],
    ["cut", 1],
  ])("sendDraft: after %j the photos are made smaller %d times before the next try", async (end, times) => {
    const lightenPhotos = vi.fn(async () => {});
    vi.doMock("@/lib/onboarding/lighten", () => ({ lightenPhotos }));
    const page = await aPage();
    const first = page.send();
    await soon();
    if (typeof end === "string") page.lose(new Error(end));
    else page.reply(end);
    await vi.advanceTimersByTimeAsync(3_000);
    await first;
    expect(lightenPhotos).not.toHaveBeenCalled();
    const second = page.send();
    await vi.waitFor(() => expect(page.submit).toHaveBeenCalledTimes(2), { timeout: 15_000 });
    page.reply(verified);
    await second;
    expect(lightenPhotos).toHaveBeenCalledTimes(times);
    expect(page.getJourney().attempt?.outcome).toEqual(verified);
    vi.doUnmock("@/lib/onboarding/lighten");
  });

  test("sendDraft: a start refused by a limit is an outcome, unsent", async () => {
    const refused = { kind: "refused", reason: "limit", retryAt: "2026-03-02T10:00:00Z" };
    const page = await aPage({ start: refused });
    await page.send();
    expect(page.submit).not.toHaveBeenCalled();
    expect(page.getJourney().attempt?.outcome).toEqual(refused);
  });

  test.each([
    ["wrongly calls itself offline", [false, false]],
    ["does not say", [undefined, undefined]],
    ["calls itself offline while it sends", [true, false]],
  ])("sendDraft: sends where the device %s", async (_, [before, meanwhile]) => {
    const page = await aPage();
    Object.assign(page.page.navigator, { onLine: before });
    const done = page.send();
    await soon();
    Object.assign(page.page.navigator, { onLine: meanwhile });
    page.page.fire("offline");
    page.reply(verified);
    await done;
    expect(page.getJourney().attempt?.outcome).toEqual(verified);
  });

  test("sendDraft: an offline device sends nothing and keeps the review", async () => {
    const page = await aPage({ online: false, status: [null] });
    await page.send();
    expect(page.submit).not.toHaveBeenCalled();
    expect(page.getFailure()).toBe("offline");
    expect(page.page.shown).toEqual(["?step=review"]);
  });
});

describe("the wait for an outcome", () => {
  test("waiting: follows the phase, and takes the outcome where the reply is lost", async () => {
    const page = await aPage({ status: [checking, { stage: "ended", outcome: verified }] });
    const done = page.send();
    await soon();
    page.lose(new TypeError("fetch failed"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(page.getPendingSubmission()).toMatchObject({ phase: "checking", lost: false });
    await vi.advanceTimersByTimeAsync(1_000);
    await done;
    expect(page.getJourney().attempt?.outcome).toEqual(verified);
  });

  test("waiting: says that the connection is lost, for as long as it is, and goes on asking", async () => {
    const page = await aPage({ status: [null, null, { stage: "ended", outcome: verified }] });
    const done = page.send();
    await soon();
    page.lose(new TypeError("fetch failed"));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(page.getPendingSubmission()?.lost).toBe(true);
    await vi.advanceTimersByTimeAsync(1_000);
    await done;
    expect(page.getFailure()).toBeNull();
    expect(page.getJourney().attempt?.outcome).toEqual(verified);
  });

  test("waiting: after a lost reply an attempt three times unknown to the server was not sent", async () => {
    const page = await aPage();
    const done = page.send();
    await soon();
    page.lose(new TypeError("fetch failed"));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(page.getPendingSubmission()).not.toBeNull();
    await vi.advanceTimersByTimeAsync(1_000);
    await done;
    expect(page.getFailure()).toBe("notReached");
  });

  type Lost = { bytes: number; seconds: number; away?: boolean };
  test.each<[string, Lost, string]>([
    ["at 15 KB/s", { bytes: 200_000, seconds: 13.4 }, "tooSlow"],
    ["with light photos at 1 KB/s", { bytes: 90_000, seconds: 90 }, "tooSlow"],
    ["at 17 KB/s", { bytes: 200_000, seconds: 11.8 }, "notReached"],
    ["after no time for heavy photos", { bytes: 4_000_000, seconds: 30 }, "notReached"],
    ["at 1 KB/s and then no server", { bytes: 90_000, seconds: 90, away: true }, "notReached"],
  ])("waiting: a reply that was lost %s", async (_, { bytes, seconds, away = false }, failure) => {
    const status: (AttemptStatus | null)[] = [{ stage: "none" }];
    const page = await aPage({ status });
    const half = { ...somePhoto(), blob: new Blob([new Uint8Array(bytes / 2)]) };
    page.changeDraft({ photos: { identityImage: half, faceImage: half } });
    const done = page.send();
    await vi.advanceTimersByTimeAsync(seconds * 1_000);
    if (away) status[0] = null;
    page.lose(new TypeError("fetch failed"));
    await vi.advanceTimersByTimeAsync(5_000);
    status[0] = { stage: "none" };
    await vi.advanceTimersByTimeAsync(10_000);
    await done;
    expect(page.getFailure()).toBe(failure);
  });

  test.each([{}, { stage: "portal" }, "sign in", [], 502])(
    "waiting: a status of %j is no answer of ours",
    async (answer) => {
      const page = await aPage({ status: [answer as AttemptStatus] });
      void page.send();
      await soon();
      page.lose(new TypeError("fetch failed"));
      await vi.advanceTimersByTimeAsync(10_000);
      expect(page.getPendingSubmission()).toMatchObject({ phase: "sending", lost: true });
    },
  );

  test("waiting: an upload that takes long is not given up while the reply is open", async () => {
    const page = await aPage();
    const done = page.send();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(page.getPendingSubmission()?.phase).toBe("sending");
    page.reply(verified);
    await done;
    expect(page.getFailure()).toBeNull();
  });

  test("waiting: 'unavailable' from an earlier try is no outcome before the reply", async () => {
    const page = await aPage({ status: [{ stage: "ended", outcome: unavailable }] });
    const done = page.send();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(page.getPendingSubmission()).not.toBeNull();
    page.reply(verified);
    await done;
    expect(page.getJourney().attempt?.outcome).toEqual(verified);
  });

  test("waiting: a reply that names another pending attempt has that one followed", async () => {
    const page = await aPage({ status: [{ stage: "ended", outcome: verified }] });
    const done = page.send();
    await soon();
    page.reply({ kind: "in_flight", attemptId: "other" });
    await vi.advanceTimersByTimeAsync(1_000);
    await done;
    expect(page.asked).toContain("/api/attempts/other");
    expect(page.getJourney().attempt?.outcome).toEqual(verified);
  });

  test("waiting: asks less often after ten times, and no more once the reply is there", async () => {
    const page = await aPage({ status: [checking] });
    const done = page.send();
    await vi.advanceTimersByTimeAsync(10_000 + 2 * 2_500);
    const questions = () => page.asked.filter((address) => address.startsWith("/api/attempts/")).length;
    expect(questions()).toBe(12);
    page.reply(verified);
    await done;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(questions()).toBe(12);
  });
});

describe("a case that is ended while its submission is pending", () => {
  test.each([
    [verified, null],
    [unavailable, "notReached"],
  ])("ended case: %j shows no step and leaves failure %s", async (outcome, failure) => {
    const page = await aPage();
    const done = page.send();
    await soon();
    page.disposeJourney();
    page.reply(outcome);
    await done;
    expect(page.getFailure()).toBe(failure);
    expect(page.page.shown).toEqual([]);
    expect(page.getJourney()).toBe(page.emptyJourney);
  });
});
