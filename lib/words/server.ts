import type { Channel } from "../channels";
import type { Locale } from "../locales";

export type ServerWords = {
  skip: string;
  simulator: { banner: string; nikList: string; nik: string; answer: string };
  /** Above a page that was loaded anew. `updated`: in place of one of an older build. */
  restarted: Record<"idle" | "reload" | "updated", string>;
  notFound: { heading: string } & Record<Channel, { lead: string; home: string }>;
};

/** What the server writes into its pages; no browser loads it. */
export const serverWords: Record<Locale, ServerWords> = {
  id: {
    skip: "Langsung ke isi",
    simulator: {
      banner: "Simulasi, tanpa data ke Kredibel.",
      nikList: "Sepuluh NIK untuk dicoba",
      nik: "NIK",
      answer: "Jawaban",
    },
    restarted: {
      idle: "Halaman ini lama tidak dipakai, jadi semua yang diisi sudah dihapus demi keamanan Anda. Silakan mulai lagi.",
      reload: "Halaman ini dimuat ulang, dan isian sebelumnya tidak dapat dibuka lagi. Silakan mulai lagi.",
      updated: "Halaman ini baru saja diperbarui. Silakan lanjutkan dari sini.",
    },
    notFound: {
      heading: "Halaman tidak ditemukan",
      self: { lead: "Alamat ini tidak ada. Mulai dari halaman depan.", home: "Ke halaman depan" },
      branch: { lead: "Alamat ini tidak ada. Mulai dari daftar.", home: "Ke daftar hari ini" },
    },
  },
  en: {
    skip: "Skip to content",
    simulator: {
      banner: "Simulation, nothing goes to Kredibel.",
      nikList: "Ten NIKs to try",
      nik: "NIK",
      answer: "Answer",
    },
    restarted: {
      idle: "This page was not used for a long time, so everything on it was deleted to keep it safe. Please start again.",
      reload:
        "This page was loaded anew, and what you gave before cannot be opened any more. Please start again.",
      updated: "This page has just been updated. Carry on from here.",
    },
    notFound: {
      heading: "Page not found",
      self: { lead: "There is nothing at this address. Begin at the front page.", home: "To the front page" },
      branch: { lead: "There is nothing at this address. Begin at the list.", home: "To today's list" },
    },
  },
};
