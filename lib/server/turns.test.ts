import { expect, test } from "vitest";
import { createTurns, isTurnedAway } from "./turns";

test("turns: work beyond a full queue is turned away at once, and the queue goes on", async () => {
  const waiting: number[] = [];
  const turns = createTurns(1, { queueLength: 2, onWaiting: (count) => waiting.push(count) });
  let end = (_: string) => {};
  const begun = new Promise<string>((resolve) => {
    end = resolve;
  });
  const [first, second, third] = [turns(() => begun), turns(async () => "two"), turns(async () => "three")];
  expect(waiting.at(-1)).toBe(2);
  let ran = false;
  const refused = await turns(async () => {
    ran = true;
  }).catch((error) => error);
  expect([isTurnedAway(refused), ran]).toEqual([true, false]);
  end("one");
  expect(await Promise.all([first, second, third])).toEqual(["one", "two", "three"]);
  expect(await turns(async () => "four")).toBe("four");
});

test("turns: an error of the work's own is not taken for a full queue", async () => {
  const error = new Error("x");
  const thrown = await createTurns(1)(() => Promise.reject(error)).catch((caught) => caught);
  expect([thrown, isTurnedAway(thrown)]).toEqual([error, false]);
});
