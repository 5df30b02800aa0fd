import { expect, test } from "vitest";
import type { ReadForm } from "../../onboarding/submission";
import { readRequest } from "./read-request";

const megabyte = 1_000_000;
const photoOf = (length: number) => Buffer.alloc(length, "not the same in each slice");

test("readRequest: photos are read whole, at most a quarter of a megabyte a turn", async () => {
  const given = [photoOf(4 * megabyte + 7), photoOf(1)] as const;
  const [identityImage, faceImage] = given.map((bytes) => new Blob([bytes]));
  const form = { ok: true, submission: { identityImage, faceImage, sources: {} } } as unknown as ReadForm;
  let turns = 0;
  const count = () => {
    turns++;
    turn = setImmediate(count);
  };
  let turn = setImmediate(count);
  const read = await readRequest(form, async (bytes) => ({ ok: true, bytes }));
  clearImmediate(turn);
  if (!read.ok) throw new Error("refused");
  expect(Buffer.compare(read.request.identityImage, given[0])).toBe(0);
  expect(Buffer.compare(read.request.faceImage, given[1])).toBe(0);
  expect(turns).toBeGreaterThanOrEqual(16);
});
