import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakePage } from "@/components/testing/page";
import type { AttemptStatus, Resume } from "@/lib/onboarding/attempt/attempt-status";
import type { Outcome } from "@/lib/outcomes/outcome";

beforeEach(() => {
  vi.useFakeTimers({ now: 100_000 });
  vi.resetModules();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const verified = { kind: "verified", reference: "r", at: "2026-03-02T09:00:00Z" } as const;

/** @param answers each question's, the last one for ever; `null`: the server cannot be asked */
async function aPage(...answers: (AttemptStatus | null)[]) {
  fakePage();
  let next = 0;
  vi.stubGlobal("fetch", async () => {
    const answer = answers[Math.min(next++, answers.length - 1)];
    if (!answer) throw new TypeError("fetch failed");
    return Response.json(answer);
  });
  const application = await import("@/components/journey/application");
  const paths = await import("@/components/journey/paths");
  const draft = await import("@/lib/onboarding/draft");
  const pending = await import("@/lib/onboarding/attempt/pending-submission");
  const { resumeAttempt: resumeWith } = await import("./resume");
  const resumeAttempt = (one: Resume) => resumeWith(one, () => import("../steps/prefill"));
  return { resumeAttempt, ...application, ...paths, ...draft, ...pending };
}

const resume = (status: Resume["status"], ref: string | null = null, locked: Resume["locked"] = []) => ({
  attemptId: "1",
  ref,
  locked,
  status,
});

test("resume: an ended attempt shows its outcome at once, without answers", async () => {
  const { resumeAttempt, getJourney, emptyJourney, getOperatorRef } = await aPage(null);
  await resumeAttempt(resume({ stage: "ended", outcome: verified }, "ref-7"));
  expect(getJourney().attempt).toEqual({ draft: emptyJourney.draft, outcome: verified, over: true });
  expect(getOperatorRef()).toBe("ref-7");
});

test("resume: a session's locked answers are known without their values", async () => {
  const { resumeAttempt, getJourney } = await aPage(null);
  const { onlyLockedStand } = await import("@/lib/onboarding/correction");
  const { answersAreGone } = await import("@/lib/onboarding/attempt/attempt");
  const { lockedNote } = await import("@/components/journey/locked");
  const outcome: Outcome = { kind: "not_verified", reference: "r", fields: ["fullName"], at: verified.at };
  await resumeAttempt(resume({ stage: "ended", outcome }, null, ["fullName"]));
  const journey = getJourney();
  expect([answersAreGone(journey.attempt), onlyLockedStand(journey)]).toEqual([true, true]);
  const notes = (["fullName", "emailAddress"] as const).map(
    (field) => journey.attempt && lockedNote(field, journey.attempt.draft),
  );
  expect(notes).toEqual([expect.any(Function), false]);
});

test("resume: a rejection of more than what is locked can begin again", async () => {
  const { resumeAttempt, getJourney } = await aPage(null);
  const { onlyLockedStand } = await import("@/lib/onboarding/correction");
  const fields = ["fullName", "emailAddress"];
  const outcome: Outcome = { kind: "not_verified", reference: "r", fields, at: verified.at };
  await resumeAttempt(resume({ stage: "ended", outcome }, null, ["fullName"]));
  expect(onlyLockedStand(getJourney())).toBe(false);
});

test("resume: a pending attempt goes on from its phase and its age", async () => {
  const { resumeAttempt, getPendingSubmission } = await aPage(null);
  void resumeAttempt(resume({ stage: "checking", elapsedMs: 30_000 }));
  expect(getPendingSubmission()).toEqual({ attemptId: "1", since: 70_000, phase: "checking", lost: false });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(getPendingSubmission()?.lost).toBe(true);
});

test("resume: waits for the outcome", async () => {
  const checking: AttemptStatus = { stage: "checking", elapsedMs: 0 };
  const page = await aPage(checking, null, { stage: "ended", outcome: verified });
  const done = page.resumeAttempt(resume({ stage: "received", elapsedMs: 0 }));
  await vi.advanceTimersByTimeAsync(3_000);
  await done;
  expect(page.getPendingSubmission()).toBeNull();
  expect(page.getJourney().attempt?.outcome).toEqual(verified);
});

test("resume: gives up an attempt that is three times unknown to the server", async () => {
  const { resumeAttempt, getPendingSubmission, getJourney } = await aPage({ stage: "none" });
  const done = resumeAttempt(resume({ stage: "received", elapsedMs: 0 }));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(getPendingSubmission()).not.toBeNull();
  await vi.advanceTimersByTimeAsync(1_000);
  await done;
  expect([getPendingSubmission(), getJourney().attempt]).toEqual([null, null]);
});

test("mayResume: once a page load, and only before anything was given", async () => {
  const { mayResume, resumeAttempt, setAnswers, startAgain } = await aPage(null);
  expect(mayResume()).toBe(true);
  setAnswers({ fullName: "SITI CONTOH" });
  expect(mayResume()).toBe(false);
  startAgain();
  expect(mayResume()).toBe(true);
  await resumeAttempt(resume({ stage: "ended", outcome: verified }));
  startAgain();
  expect(mayResume()).toBe(false);
});
