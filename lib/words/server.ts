import type { Locale } from "../onboarding/locale";

export type ServerWords = {
  skip: string;
  simulator: { banner: string; nikList: string; nik: string; answer: string };
  notFound: { heading: string; lead: string; home: string };
};

/** What the server writes into its pages. Apart from the other words, because no browser needs to load it. */
export const serverWords: Record<Locale, ServerWords> = {
  id: {
    skip: "Langsung ke isi",
    simulator: {
      banner: "Simulasi, tanpa data ke Kredibel.",
      nikList: "Sepuluh NIK untuk dicoba",
      nik: "NIK",
      answer: "Jawaban",
    },
    notFound: {
      heading: "Halaman tidak ditemukan",
      lead: "Alamat ini tidak ada. Mulai dari halaman depan.",
      home: "Ke halaman depan",
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
    notFound: {
      heading: "Page not found",
      lead: "There is nothing at this address. Begin at the front page.",
      home: "To the front page",
    },
  },
};
