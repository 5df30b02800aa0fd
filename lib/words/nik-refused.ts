import type { Locale } from "../locales";

type NikRefusedWords = { nik_limit: string; seen_before: string; sendAgain: string };

/** Apart from the other words: few NIKs are submitted again and again. */
export const nikRefusedWords: Record<Locale, NikRefusedWords> = {
  id: {
    nik_limit:
      "NIK ini sudah dikirim sebanyak yang diizinkan dalam satu hari. Data Anda masih tersimpan di halaman ini. Periksa dulu apakah NIK-nya benar.",
    seen_before:
      "NIK ini sudah pernah dikirim, mungkin dari tempat lain. Setiap pengiriman dapat dikenai biaya. Kirim sekali lagi hanya bila hasilnya tidak diterima atau datanya sudah berubah.",
    sendAgain: "Kirim sekali lagi",
  },
  en: {
    nik_limit:
      "This NIK has been submitted as often as it may be in one day. Your data is still on this page. First check that the NIK is right.",
    seen_before:
      "This NIK has been submitted before, perhaps elsewhere. Each submission may cost money. Submit it once more only if its result never came or the details have changed.",
    sendAgain: "Submit it once more",
  },
};
