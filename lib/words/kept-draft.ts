import type { Locale } from "../locales";

type KeptDraftWords = {
  resumed: string;
  restart: string;
  elsewhere: { heading: string; lead: string; here: string; afresh: string };
};

/** Apart from the other words: only the chunk that keeps a draft has them. */
export const keptDraftWords: Record<Locale, KeptDraftWords> = {
  id: {
    resumed: "Anda melanjutkan yang tadi.",
    restart: "Mulai dari awal",
    elsewhere: {
      heading: "Terbuka di tab lain",
      lead: "Isian Anda sedang terbuka di tab lain. Kalau dilanjutkan di sini, tab itu tidak dapat dipakai lagi.",
      here: "Lanjutkan di sini",
      afresh:
        "Isian Anda sedang terbuka di tab lain. Kalau dimulai dari awal di sini, tab itu tidak dapat dipakai lagi.",
    },
  },
  en: {
    resumed: "You are carrying on where you left off.",
    restart: "Start from the beginning",
    elsewhere: {
      heading: "Open in another tab",
      lead: "Your answers are open in another tab. If you go on here, that tab cannot be used any more.",
      here: "Go on here",
      afresh:
        "Your answers are open in another tab. If you start from the beginning here, that tab cannot be used any more.",
    },
  },
};
