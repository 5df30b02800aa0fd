import type { Locale } from "../locales";
import type { NikReason } from "../outcomes/outcome";

/** Sent with the refusal, in both languages: the page may be switched. */
export const saidRefusals: Record<NikReason | "unchanged" | "moved", Record<Locale, string>> = {
  unchanged: {
    id: "Bagian di bawah ini sudah pernah ditolak, dan jawabannya belum berubah. Perbaiki dulu, atau kembali ke jawaban Anda.",
    en: "What is listed below was rejected before, and the answer is still the same. Correct it first, or go back to your answers.",
  },
  moved: {
    id: "Pengajuan ini sekarang dilanjutkan di perangkat lain, jadi dari sini tidak ada yang dikirim. Lanjutkan di perangkat itu.",
    en: "This application now continues on another device, so nothing was sent from here. Carry on there.",
  },
  in_flight: {
    id: "NIK ini sedang diperiksa. Tunggu hasilnya sebelum mengirim lagi.",
    en: "This NIK is being checked. Wait for its result before you submit again.",
  },
  nik_limit: {
    id: "NIK ini sudah dikirim sebanyak yang diizinkan dalam satu hari. Data Anda masih tersimpan di halaman ini. Periksa dulu apakah NIK-nya benar.",
    en: "This NIK has been submitted as often as it may be in one day. Your data is still on this page. First check that the NIK is right.",
  },
  seen_before: {
    id: "NIK ini sudah pernah dikirim, mungkin dari tempat lain, dan setiap pengiriman dapat dikenai biaya. Bila hasilnya tidak diterima atau datanya sudah berubah, kembali ke jawaban Anda dan kirim sekali lagi.",
    en: "This NIK has been submitted before, perhaps elsewhere, and each submission may cost money. If its result never came or the details have changed, go back to your answers and submit once more.",
  },
};
