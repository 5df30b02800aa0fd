import type { PhotoField } from "../../kredibel/constraints";
import { type Draft, emptyJourney, type Photo } from "../draft";

let photos = 0;

/** A photo inside the windows of both fields, as far as its facts go. Each call is another photo. */
export function somePhoto(content = ++photos): Photo {
  const bytes = 200_000;
  return {
    blob: new Blob([new Uint8Array(bytes).fill(content)], { type: "image/jpeg" }),
    facts: { type: "image/jpeg", width: 1280, height: 1280, bytes },
    source: "camera",
  };
}

/** Somebody invented, whose answers have neither a problem nor advice but for the province, which is none. */
export function completeDraft(): Draft {
  return {
    consent: { check: true, certificate: true },
    answers: {
      identityId: "9971 0117 0890 0001",
      fullName: "Budi Santoso",
      birthDate: { day: "17", month: "Agustus", year: "1990" },
      emailAddress: "budi@contoh.id",
      phoneNumber: "0812-3456-7890",
    },
    photos: { identityImage: somePhoto(), faceImage: somePhoto() },
  };
}

export const emptyDraft = emptyJourney.draft;

export function withPhoto(draft: Draft, field: PhotoField, photo: Photo): Draft {
  return { ...draft, photos: { ...draft.photos, [field]: photo } };
}
