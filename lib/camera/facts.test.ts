import { afterEach, expect, test, vi } from "vitest";
import { patience } from "../photo/within";
import { cameraPermission } from "./facts";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const asked = (query: () => Promise<unknown>) => {
  vi.stubGlobal("navigator", { permissions: { query } });
  return cameraPermission();
};

test("camera permission: as the browser tells it", async () => {
  const permission = { state: "granted" };
  expect(await asked(async () => permission)).toBe(permission);
});

test("camera permission: unknown where the browser refuses the question", async () => {
  expect(await asked(() => Promise.reject(new TypeError("camera")))).toBeNull();
});

test("camera permission: unknown where the browser never answers", async () => {
  vi.useFakeTimers();
  const answer = vi.fn();
  void asked(() => new Promise(() => {})).then(answer);
  await vi.advanceTimersByTimeAsync(patience - 1);
  expect(answer).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(answer).toHaveBeenCalledExactlyOnceWith(null);
});
