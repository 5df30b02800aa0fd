import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTogether } from "./together";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("together: one question for all who ask within a moment, to each its own answer", async () => {
  const asked: string[][] = [];
  const together = createTogether(100, async (keys: readonly string[]) => {
    asked.push([...keys]);
    return keys.map((key) => `answer to ${key}`);
  });
  const first = together("a");
  await vi.advanceTimersByTimeAsync(99);
  const second = together("b");
  await vi.advanceTimersByTimeAsync(1);
  expect(await Promise.all([first, second])).toEqual(["answer to a", "answer to b"]);
  const third = together("a");
  await vi.advanceTimersByTimeAsync(100);
  expect(await third).toBe("answer to a");
  expect(asked).toEqual([["a", "b"], ["a"]]);
});

test("together: a failure is told to all who asked, and the next question is asked anew", async () => {
  let fails = true;
  const together = createTogether(100, async (keys: readonly string[]) => {
    if (fails) throw new Error("down");
    return keys;
  });
  const asked = [together("a"), together("b")].map((answer) => answer.catch(({ message }) => message));
  await vi.advanceTimersByTimeAsync(100);
  expect(await Promise.all(asked)).toEqual(["down", "down"]);
  fails = false;
  const again = together("a");
  await vi.advanceTimersByTimeAsync(100);
  expect(await again).toBe("a");
});
