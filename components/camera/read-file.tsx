"use client";

import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { useWords } from "@/components/ui/words";
import type { Picture } from "@/lib/camera/grab";
import { type PhotoField, photoLimits } from "@/lib/kredibel/constraints";
import { getJourney } from "@/lib/onboarding/draft";
import { readPhotoFile } from "@/lib/photo/file/read-file";
import { isSamePicture } from "@/lib/photo/same-picture";
import { within } from "@/lib/photo/within";
import { samePhotoWords } from "@/lib/words/same-photo";

const others: Record<PhotoField, PhotoField> = { identityImage: "faceImage", faceImage: "identityImage" };

/** Milliseconds; without an answer the photo is not asked about. */
const comparesWithin = 3_000;

export async function readFile(file: File, field: PhotoField): Promise<Picture & { question?: ReactNode }> {
  const picture = await readPhotoFile(file, photoLimits[field]);
  const other = getJourney().draft.photos[others[field]];
  if (!picture.ok || !other) return picture;
  const compared = within(comparesWithin, isSamePicture(picture.sample(), other.blob));
  return (await compared.catch(() => false)) ? { ...picture, question: <Question field={field} /> } : picture;
}

function Question({ field }: { field: PhotoField }) {
  const { locale, words } = useWords();
  return (
    <Notice tone="warn" role="alert">
      <p>{samePhotoWords[locale][field](words.camera.retake)}</p>
    </Notice>
  );
}
