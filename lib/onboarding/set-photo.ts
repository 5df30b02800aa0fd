import type { PhotoField } from "../kredibel/constraints";
import { changeDraft, getJourney, type Photo } from "./draft";
import { findSamePhoto } from "./same-photo";

/** Equal bytes: same photo. */
export async function setPhoto(field: PhotoField, photo: Photo): Promise<void> {
  const { draft, verdict } = getJourney();
  const same = await findSamePhoto(photo, [draft.photos[field], verdict?.draft.photos[field]]);
  changeDraft({ photos: { ...getJourney().draft.photos, [field]: same ?? photo } });
}
