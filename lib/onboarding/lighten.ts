import { photoFields, photoLimits } from "../kredibel/constraints";
import { encodeBitmap } from "../photo/encode/encode-off-thread";
import { attemptIdOf } from "./attempt/attempt-id";
import { getJourney, type Photo, replaceJourney } from "./draft";

/** Bytes, and as many as a photo needs to be legible. */
const light = 165_000;

/** For a slow network, once, as an attempt linked to the first. A judged photo would look new. */
export async function lightenPhotos(lighter = lighterPhoto): Promise<void> {
  const { draft, verdict, linkedTo } = getJourney();
  if (linkedTo) return;
  const photos = { ...draft.photos };
  for (const field of photoFields) {
    const photo = photos[field];
    if (!photo || photo.blob.size <= light || photo === verdict?.draft.photos[field]) continue;
    photos[field] = (await lighter(photo, { ...photoLimits[field], maxBytes: light })) ?? photo;
  }
  const journey = getJourney();
  if (journey.draft !== draft || photoFields.every((field) => photos[field] === draft.photos[field])) return;
  replaceJourney({ ...journey, draft: { ...draft, photos }, linkedTo: attemptIdOf(draft) });
}

/** `null` where the browser cannot. */
async function lighterPhoto(photo: Photo, limits: Parameters<typeof encodeBitmap>[2]): Promise<Photo | null> {
  const bitmap = await createImageBitmap(photo.blob);
  const { width, height } = bitmap;
  const made = await encodeBitmap(bitmap, { x: 0, y: 0, width, height }, limits, () => {});
  return made.ok ? { ...made.photo, source: photo.source } : null;
}
