import { afterEach, expect, test } from "vitest";
import { flightOver, flightSafe, getFlight, setFlight } from "./flight";

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
  setFlight({ attemptId: "1", received: false });
  const safe = flightSafe();
  const over = flightOver();
  expect(await settled(safe)).toBe(false);
  setFlight({ attemptId: "1", received: true });
  expect(await settled(safe)).toBe(true);
  expect(await settled(over)).toBe(false);
  setFlight(null);
  expect(await settled(over)).toBe(true);
});
