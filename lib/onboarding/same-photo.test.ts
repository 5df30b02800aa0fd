import { expect, it } from "vitest";
import type { Photo } from "./draft";
import { findSamePhoto } from "./same-photo";
import { somePhoto } from "./testing/drafts";

const photoOf = (...bytes: number[]): Photo => ({ ...somePhoto(), blob: new Blob([new Uint8Array(bytes)]) });
const photo = photoOf(1, 2, 3);

it("finds a photo by its bytes, the first of them", async () => {
  const [same, again] = [photoOf(1, 2, 3), photoOf(1, 2, 3)];
  expect(await findSamePhoto(photo, [undefined, photoOf(1, 2, 4), same, again])).toBe(same);
});

it.each([
  ["of another size", photoOf(1, 2)],
  ["that goes on", photoOf(1, 2, 3, 4)],
  ["with another first byte", photoOf(9, 2, 3)],
  ["with another last byte", photoOf(1, 2, 9)],
])("does not take one %s for it", async (_, other) => {
  expect(await findSamePhoto(photo, [other])).toBeUndefined();
});

it("never reads one of another size", async () => {
  const unreadable = { ...photo, blob: { size: 4 } as Blob };
  expect(await findSamePhoto(photo, [unreadable])).toBeUndefined();
});
