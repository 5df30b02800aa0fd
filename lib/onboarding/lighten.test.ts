import { beforeEach, expect, it } from "vitest";
import { photoLimits } from "../kredibel/constraints";
import { attemptIdOf } from "./attempt/attempt-id";
import { type Draft, emptyJourney, getJourney, type Photo, replaceJourney } from "./draft";
import { lightenPhotos } from "./lighten";
import { completeDraft, somePhoto, withPhoto } from "./testing/drafts";

beforeEach(() => replaceJourney(emptyJourney));

const sized = (bytes: number): Photo => ({ ...somePhoto(), blob: new Blob([new Uint8Array(bytes)]) });
const small = () => sized(150_000);
const given = (draft: Draft, more = {}) => replaceJourney({ ...emptyJourney, draft, ...more });

/** Gives each photo a smaller one, and notes the limits that it was asked for. */
function encoder() {
  const asked: unknown[] = [];
  return {
    asked,
    lighter: async (_: Photo, limits: unknown) => {
      asked.push(limits);
      return small();
    },
  };
}

it("lightenPhotos: large photos shrink, not below Kredibel's least", async () => {
  const draft = completeDraft();
  given(draft);
  const { lighter, asked } = encoder();
  await lightenPhotos(lighter);
  const after = getJourney();
  expect(asked).toEqual([
    { ...photoLimits.identityImage, maxBytes: 165_000 },
    { ...photoLimits.faceImage, maxBytes: 165_000 },
  ]);
  expect(after.draft.answers).toBe(draft.answers);
  expect(Object.values(after.draft.photos).map(({ blob }) => blob.size)).toEqual([150_000, 150_000]);
  expect(after.linkedTo).toBe(attemptIdOf(draft));
  expect(attemptIdOf(after.draft)).not.toBe(attemptIdOf(draft));
});

const withBoth = (one: Photo, other: Photo) =>
  withPhoto(withPhoto(completeDraft(), "identityImage", one), "faceImage", other);

it("lightenPhotos: judged photos stay as they are, however large", async () => {
  const draft = completeDraft();
  const outcome = { kind: "not_verified", reference: "r", fields: [], at: "" } as const;
  given(draft, { verdict: { draft, outcome } });
  const { lighter, asked } = encoder();
  await lightenPhotos(lighter);
  expect(asked).toEqual([]);
  expect(getJourney().draft).toBe(draft);
});

it("lightenPhotos: photos of 165,000 bytes and fewer stay as they are", async () => {
  const draft = withBoth(sized(165_000), sized(120_000));
  given(draft);
  const { lighter, asked } = encoder();
  await lightenPhotos(lighter);
  expect(asked).toEqual([]);
  expect(getJourney().draft).toBe(draft);
});

it("lightenPhotos: of two photos only the one above 165,000 bytes becomes smaller", async () => {
  const draft = withBoth(sized(165_001), sized(165_000));
  given(draft);
  const { lighter, asked } = encoder();
  await lightenPhotos(lighter);
  expect(asked).toEqual([{ ...photoLimits.identityImage, maxBytes: 165_000 }]);
  expect(getJourney().draft.photos.faceImage).toBe(draft.photos.faceImage);
});

it("lightenPhotos: only once, and not over an attempt that is linked already", async () => {
  const draft = completeDraft();
  given(draft, { linkedTo: "earlier" });
  await lightenPhotos(encoder().lighter);
  expect(getJourney()).toMatchObject({ draft, linkedTo: "earlier" });
});

it("lightenPhotos: where the browser cannot, the draft and its attempt stay", async () => {
  const draft = completeDraft();
  given(draft);
  await lightenPhotos(async () => null);
  expect(getJourney().draft).toBe(draft);
  expect(getJourney().linkedTo).toBeUndefined();
});

it("lightenPhotos: what was changed meanwhile is not overwritten", async () => {
  given(completeDraft());
  const changed = completeDraft();
  await lightenPhotos(async () => {
    given(changed);
    return small();
  });
  expect(getJourney().draft).toBe(changed);
});
