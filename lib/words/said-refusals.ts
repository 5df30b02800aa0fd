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
    id: "NIK ini sudah pernah dikirim, mungkin dari tempat lain. Setiap pengiriman dapat menimbulkan biaya bagi kami. Kirim sekali lagi hanya bila hasilnya belum Anda terima atau data Anda berubah.",
    en: "This NIK has been submitted before, perhaps elsewhere. Each submission can cost us a fee. Submit once more only if you have no result, or your details have changed.",
  },
};
