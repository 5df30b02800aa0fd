import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { KredibelAnswer, UnavailableCause, UnknownCause } from "./answer";
import { createCircuit } from "./circuit";

const outage: KredibelAnswer = { kind: "unavailable", cause: "connect_timeout", alert: false };
const fine: KredibelAnswer = { kind: "invalid", fields: ["fullName"] };
const verified: KredibelAnswer = { kind: "verified", id: "1", referenceId: "r", rejectFields: [] };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function circuitAfter(...answers: KredibelAnswer[]) {
  const circuit = createCircuit({ failures: 3, pauseMs: 30_000 });
  for (const answer of answers) expect(await circuit.call(async () => answer)).toBe(answer);
  return circuit;
}

describe("three calls in a row", () => {
  const unavailable: Record<UnavailableCause, "open" | "closed"> = {
    held_back: "closed",
    dns: "open",
    refused: "open",
    tls: "open",
    connect: "open",
    connect_timeout: "open",
    lost_before_sending: "open",
    unauthorized: "open",
    no_credit: "open",
    rate_limited: "closed",
    client_error: "closed",
    server_error: "open",
  };
  test.each(Object.entries(unavailable))("unavailable by %s: %s", async (name, phase) => {
    const answer = { kind: "unavailable", cause: name as UnavailableCause, alert: false } as const;
    expect((await circuitAfter(answer, answer, answer)).phase()).toBe(phase);
  });

  const unknown: Record<UnknownCause, "open" | "closed"> = {
    timeout: "open",
    reset: "open",
    cut: "open",
    too_large: "closed",
    not_understood: "closed",
    redirect: "open",
    http_4xx: "open",
    http_5xx: "open",
  };
  test.each(Object.entries(unknown))("unknown by %s: %s", async (name, phase) => {
    const answer = { kind: "unknown", cause: name as UnknownCause } as const;
    expect((await circuitAfter(answer, answer, answer)).phase()).toBe(phase);
  });

  test.each([fine, verified])("$kind: closed", async (answer) => {
    expect((await circuitAfter(answer, answer, answer)).phase()).toBe("closed");
  });
});

test("outages: only those one after the other count", async () => {
  expect((await circuitAfter(outage, outage)).phase()).toBe("closed");
  expect((await circuitAfter(outage, outage, fine, outage, outage)).phase()).toBe("closed");
});

test("open: the next call is not made", async () => {
  const circuit = await circuitAfter(outage, outage, outage);
  const issue = vi.fn(async () => fine);
  await expect(circuit.call(issue)).rejects.toMatchObject({ isBrokenCircuitError: true });
  expect(issue).not.toHaveBeenCalled();
});

test("after the pause: one call is tried, and decides", async () => {
  const circuit = await circuitAfter(outage, outage, outage);
  vi.advanceTimersByTime(29_999);
  expect(circuit.phase()).toBe("open");
  vi.advanceTimersByTime(1);
  expect(circuit.phase()).toBe("closed");
  let answer = (_: KredibelAnswer) => {};
  const trial = circuit.call(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  expect(circuit.phase()).toBe("trying");
  answer(outage);
  await trial;
  expect(circuit.phase()).toBe("open");
  vi.advanceTimersByTime(30_000);
  await circuit.call(async () => fine);
  expect(circuit.phase()).toBe("closed");
});

test("call that was not made: shows neither that all is well nor an outage", async () => {
  const unmade = () => Promise.reject(new Error("The database is gone."));
  const circuit = await circuitAfter(outage, outage, outage);
  vi.advanceTimersByTime(30_000);
  await expect(circuit.call(unmade)).rejects.toThrow("The database is gone.");
  expect(circuit.phase()).toBe("open");
  vi.advanceTimersByTime(30_000);
  await circuit.call(async () => fine);
  for (let call = 0; call < 3; call++) await expect(circuit.call(unmade)).rejects.toThrow();
  expect(circuit.phase()).toBe("closed");
  await circuit.call(async () => outage);
  await circuit.call(async () => outage);
  await expect(circuit.call(unmade)).rejects.toThrow();
  await circuit.call(async () => outage);
  expect(circuit.phase()).toBe("open");
});
