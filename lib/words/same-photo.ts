import type { PhotoField } from "../kredibel/constraints";
import type { Locale } from "../locales";

/** Asked of a photo that shows the picture of the other one; `retake` names the button. */
export const samePhotoWords: Record<Locale, Record<PhotoField, (retake: string) => string>> = {
  id: {
    identityImage: (retake) =>
      `Foto ini sama dengan foto wajah Anda. Apakah ini KTP Anda? Jika bukan, pilih “${retake}”.`,
    faceImage: (retake) =>
      `Foto ini sama dengan foto KTP Anda. Apakah ini wajah Anda? Jika bukan, pilih “${retake}”.`,
  },
  en: {
    identityImage: (retake) =>
      `This is the same photo as the one of your face. Is it your card? If not, choose “${retake}”.`,
    faceImage: (retake) =>
      `This is the same photo as the one of your card. Is it your face? If not, choose “${retake}”.`,
  },
};
