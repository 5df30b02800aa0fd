import type { PhotoField } from "../kredibel/constraints";
import { changeDraft, getJourney, type Photo } from "./draft";
import { findSamePhoto } from "./same-photo";

/** Keeps a photo. One with the very content of the photo that was judged, or that is there now, is no new one. */
export async function setPhoto(field: PhotoField, photo: Photo): Promise<void> {
  const { draft, verdict } = getJourney();
  const same = await findSamePhoto(photo, [draft.photos[field], verdict?.draft.photos[field]]);
  changeDraft({ photos: { ...getJourney().draft.photos, [field]: same ?? photo } });
}
