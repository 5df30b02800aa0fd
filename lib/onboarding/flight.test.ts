import { afterEach, expect, test } from "vitest";
import { flightOver, flightSafe, getFailure, getFlight, setFlight, subscribeFlight } from "./flight";
import { beginFlight, noteStatus } from "./flight-course";

afterEach(() => setFlight(null));

/** Whether a promise is settled by the next turn of the loop. */
const settled = (promise: Promise<void>) =>
  Promise.race([promise.then(() => true), new Promise<boolean>((done) => setImmediate(() => done(false)))]);

test("without a submission nothing has to be waited for", async () => {
  expect(getFlight()).toBeNull();
  expect(await settled(flightSafe())).toBe(true);
  expect(await settled(flightOver())).toBe(true);
});

test("a page may go once the server has all of it, and knows the end later", async () => {
  beginFlight("1");
  const safe = flightSafe();
  const over = flightOver();
  noteStatus("1", { stage: "none" });
  expect(await settled(safe)).toBe(false);
  noteStatus("1", { stage: "received", elapsedMs: 0 });
  expect(await settled(safe)).toBe(true);
  expect(await settled(over)).toBe(false);
  setFlight(null);
  expect(await settled(over)).toBe(true);
});

test("what the server has said stands while it cannot be asked, and where it has nothing new to say", () => {
  beginFlight("1", "sending", 7);
  noteStatus("2", { stage: "checking", elapsedMs: 0 });
  const checking = { attemptId: "2", since: 7, stage: "checking", lost: false };
  expect(getFlight()).toEqual(checking);
  noteStatus("2", null);
  expect(getFlight()).toEqual({ ...checking, lost: true });
  noteStatus("2", { stage: "none" });
  expect(getFlight()).toEqual(checking);
});

test("nothing that the server says begins a flight that is over", () => {
  noteStatus("1", { stage: "checking", elapsedMs: 0 });
  expect(getFlight()).toBeNull();
});

test("why a submission failed is kept until the next one, and whoever listens is told", () => {
  const told: unknown[] = [];
  const stop = subscribeFlight(() => told.push(getFailure()));
  beginFlight("1");
  setFlight(null, "notReached");
  beginFlight("1");
  expect(told).toEqual([null, "notReached", null]);
  stop();
  setFlight(null, "reload");
  expect(told).toHaveLength(3);
});
