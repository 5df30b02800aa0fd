import { afterEach, expect, test } from "vitest";
import {
  beginSubmission,
  endSubmission,
  getFailure,
  getPendingSubmission,
  noteStatus,
  sending,
  submissionOver,
  submissionReceived,
} from "./pending-submission";

afterEach(() => endSubmission());

/** Whether a promise is settled by the next turn of the loop. */
const isDone = (promise: Promise<void>) =>
  Promise.race([promise.then(() => true), new Promise<boolean>((done) => setImmediate(() => done(false)))]);

test("pending submission: nothing to wait for before the first", async () => {
  expect(getPendingSubmission()).toBeNull();
  expect(await isDone(submissionReceived())).toBe(true);
  expect(await isDone(submissionOver())).toBe(true);
});

test("pending submission: the page may go once the server has the form, before the end", async () => {
  beginSubmission("1");
  const received = submissionReceived();
  const over = submissionOver();
  noteStatus("1", { stage: "none" });
  expect(await isDone(received)).toBe(false);
  noteStatus("1", { stage: "received", elapsedMs: 0 });
  expect(await isDone(received)).toBe(true);
  expect(await isDone(over)).toBe(false);
  endSubmission();
  expect(await isDone(over)).toBe(true);
});

test("pending submission: keeps its phase while the server says nothing new", () => {
  beginSubmission("1", "sending", 7);
  noteStatus("2", { stage: "checking", elapsedMs: 0 });
  const checking = { attemptId: "2", since: 7, phase: "checking", lost: false };
  expect(getPendingSubmission()).toEqual(checking);
  noteStatus("2", null);
  expect(getPendingSubmission()).toEqual({ ...checking, lost: true });
  noteStatus("2", { stage: "none" });
  expect(getPendingSubmission()).toEqual(checking);
});

test("pending submission: a late status does not begin one that is over", () => {
  noteStatus("1", { stage: "checking", elapsedMs: 0 });
  expect(getPendingSubmission()).toBeNull();
});

test("failure: kept until the next submission, and reported to subscribers", () => {
  const seen: unknown[] = [];
  const stop = sending.subscribe(() => seen.push(getFailure()));
  beginSubmission("1");
  endSubmission("notReached");
  beginSubmission("1");
  expect(seen).toEqual([null, "notReached", null]);
  stop();
  endSubmission("reload");
  expect(seen).toHaveLength(3);
});
