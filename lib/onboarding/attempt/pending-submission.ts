import { createStore } from "../../store";
import type { AttemptStatus } from "./attempt-status";

/** `sending`: upload not confirmed. `received`: the server has the form. `checking`: call to Kredibel in progress. */
export const phases = ["sending", "received", "checking"] as const;
export type Phase = (typeof phases)[number];

/** `since`: `Date.now()`. `lost`: status request failed. */
export type PendingSubmission = { attemptId: string; since: number; phase: Phase; lost: boolean };

/** `notReached`: not sent. `tooSlow`: cut off by the server. `reload`: outdated page. */
export type Failure = "offline" | "notReached" | "tooSlow" | "reload";

type Sending = { pending: PendingSubmission | null; failure: Failure | null };

export const nothingSent: Sending = { pending: null, failure: null };
export const sending = createStore(nothingSent);

export const getPendingSubmission = (): PendingSubmission | null => sending.get().pending;

export const getFailure = (): Failure | null => sending.get().failure;

export const beginSubmission = (attemptId: string, phase: Phase = "sending", since = Date.now()): void =>
  sending.set({ pending: { attemptId, since, phase, lost: false }, failure: null });

export const endSubmission = (failure: Failure | null = null): void =>
  sending.set({ pending: null, failure });

/** @param status `null`: request failed */
export function noteStatus(attemptId: string, status: AttemptStatus | null): void {
  const { pending, failure } = sending.get();
  if (!pending) return;
  const phase = phases.find((name) => name === status?.stage) ?? pending.phase;
  sending.set({ pending: { ...pending, attemptId, phase, lost: status === null }, failure });
}

/** Uploaded or over: the page may close. */
export const submissionReceived = (): Promise<void> =>
  until(() => getPendingSubmission()?.phase !== "sending");

export const submissionOver = (): Promise<void> => until(() => getPendingSubmission() === null);

function until(reached: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!reached()) return;
      stop();
      resolve();
    };
    const stop = sending.subscribe(look);
    look();
  });
}
