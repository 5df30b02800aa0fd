import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { KredibelAnswer } from "../../kredibel/answer";
import { createCallGate } from "./breaker";

const outage: KredibelAnswer = { kind: "unavailable", cause: "connect_timeout", alert: false };
const timeout: KredibelAnswer = { kind: "unknown", cause: "timeout" };
const fine: KredibelAnswer = { kind: "invalid", fields: ["fullName"] };
const theirs: KredibelAnswer = { kind: "unavailable", cause: "client_error", alert: true };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function gateAfter(...answers: KredibelAnswer[]) {
  const gate = createCallGate({ failures: 3, pauseMs: 30_000, callsAtOnce: 2 });
  const calling = answers.reduce(
    (before, answer) => before.then(() => gate.call(async () => answer)).then(() => {}),
    Promise.resolve(),
  );
  return calling.then(() => gate);
}

test.each([
  { answers: [outage, outage], state: "closed" },
  { answers: [outage, timeout, outage], state: "open" },
  { answers: [outage, outage, fine, outage, outage], state: "closed" },
  { answers: [theirs, theirs, theirs], state: "closed" },
])("$answers.length calls leave it $state", async ({ answers, state }) => {
  expect((await gateAfter(...answers)).state()).toBe(state);
});

test("after the pause one call is tried, and decides", async () => {
  const gate = await gateAfter(outage, outage, outage);
  vi.advanceTimersByTime(29_999);
  expect(gate.state()).toBe("open");
  vi.advanceTimersByTime(1);
  expect(gate.state()).toBe("closed");
  let answer = (_: KredibelAnswer) => {};
  const trial = gate.call(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  expect(gate.state()).toBe("trying");
  answer(outage);
  await trial;
  expect(gate.state()).toBe("open");
  vi.advanceTimersByTime(30_000);
  await gate.call(async () => fine);
  expect(gate.state()).toBe("closed");
});

test("a call that was not made decides nothing: not that all is well, and not that Kredibel is out", async () => {
  const unmade = () => Promise.reject(new Error("The database is gone."));
  const gate = await gateAfter(outage, outage, outage);
  vi.advanceTimersByTime(30_000);
  await expect(gate.call(unmade)).rejects.toThrow("The database is gone.");
  expect(gate.state()).toBe("open");
  vi.advanceTimersByTime(30_000);
  await gate.call(async () => fine);
  for (let call = 0; call < 3; call++) await expect(gate.call(unmade)).rejects.toThrow();
  expect(gate.state()).toBe("closed");
  await gate.call(async () => outage);
  await gate.call(async () => outage);
  await expect(gate.call(unmade)).rejects.toThrow();
  await gate.call(async () => outage);
  expect(gate.state()).toBe("open");
});

test("a slot is given back, also by work that fails", async () => {
  const gate = createCallGate({ failures: 3, pauseMs: 30_000, callsAtOnce: 1 });
  let end = () => {};
  const first = gate.inSlot(
    () =>
      new Promise<void>((resolve) => {
        end = resolve;
      }),
  );
  expect(gate.inFlight()).toBe(1);
  expect(await gate.inSlot(async () => "done")).toBe("busy");
  end();
  await first;
  await expect(gate.inSlot(() => Promise.reject(new Error("surprise")))).rejects.toThrow("surprise");
  expect(await gate.inSlot(async () => "done")).toBe("done");
  expect(gate.inFlight()).toBe(0);
});
