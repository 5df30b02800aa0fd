import { expect, test, vi } from "vitest";
import { addReadinessCheck, readiness } from "./readiness";

test("ready when every check says so; a no, an error or a silence is named and is enough", async () => {
  expect(await readiness()).toEqual({ ready: true, checks: { running: true } });
  addReadinessCheck("database", async () => true);
  expect(await readiness()).toEqual({ ready: true, checks: { database: true, running: true } });
  addReadinessCheck("breaker", async () => false);
  expect(await readiness()).toMatchObject({ ready: false, checks: { database: true, breaker: false } });
  addReadinessCheck("breaker", () => Promise.reject(new Error("gone")));
  expect(await readiness()).toMatchObject({ ready: false, checks: { breaker: false } });
  vi.useFakeTimers();
  addReadinessCheck("breaker", () => new Promise(() => {}));
  const silent = readiness();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await silent).toMatchObject({ ready: false, checks: { breaker: false } });
  vi.useRealTimers();
});
