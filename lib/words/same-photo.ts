import type { PhotoField } from "../kredibel/constraints";
import type { Locale } from "../locales";

/** Asked of a photo that shows the picture of the other one; `retake` names the button. */
export const samePhotoWords: Record<Locale, Record<PhotoField, (retake: string) => string>> = {
  id: {
    identityImage: (retake) =>
      `Kedua foto tampak sama. Apakah ini foto KTP Anda? Jika bukan, pilih “${retake}”.`,
    faceImage: (retake) =>
      `Kedua foto tampak sama. Apakah ini foto wajah Anda? Jika bukan, pilih “${retake}”.`,
  },
  en: {
    identityImage: (retake) => `Both photos look the same. Is this your card? If not, choose “${retake}”.`,
    faceImage: (retake) => `Both photos look the same. Is this your face? If not, choose “${retake}”.`,
  },
};
