import { pino } from "pino";
import { afterEach, expect, test, vi } from "vitest";
import { createReadiness } from "./readiness";
import { createStopping } from "./stopping";

const quiet = pino({ level: "silent" });
const readinessOf = (checks: Parameters<typeof createReadiness>[1], stopping = createStopping(quiet)) =>
  createReadiness(stopping, checks)();

afterEach(() => void vi.useRealTimers());

test("readiness: ready when every check says so", async () => {
  const yes = async () => true;
  expect(await readinessOf({ database: yes, breaker: yes })).toEqual({
    ready: true,
    checks: { database: true, breaker: true, running: true },
  });
});

test.each<[string, () => Promise<boolean>]>([
  ["a no", async () => false],
  ["an error", () => Promise.reject(new Error("gone"))],
])("readiness: %s is named and is enough", async (_, breaker) => {
  expect(await readinessOf({ database: async () => true, breaker })).toEqual({
    ready: false,
    checks: { database: true, breaker: false, running: true },
  });
});

test("readiness: a check that does not answer counts as no after two seconds", async () => {
  vi.useFakeTimers();
  const silent = readinessOf({ breaker: () => new Promise(() => {}) });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await silent).toMatchObject({ ready: false, checks: { breaker: false } });
});

test("readiness: a process that stops is not ready", async () => {
  const stopping = createStopping(quiet);
  stopping.begin("SIGTERM");
  expect(await readinessOf({}, stopping)).toEqual({ ready: false, checks: { running: false } });
});
