import type { Locale } from "../locales";

type PrefillWords = {
  unread: string;
  locked: (brand: string) => string;
  /** Beside a locked answer that was rejected. */
  renewed: (brand: string) => string;
};

/** Apart from the other words: only the chunk of a session's prefill has them. */
export const prefillWords: Record<Locale, PrefillWords> = {
  id: {
    unread:
      "Data yang disiapkan untuk Anda tidak ada di halaman ini. Buka lagi tautan dari pesan aslinya, atau lanjutkan dan isi sendiri.",
    locked: (brand) => `Diisi oleh ${brand}, tidak dapat diubah.`,
    renewed: (brand) => `Hanya ${brand} yang dapat memperbaikinya: minta tautan baru.`,
  },
  en: {
    unread:
      "What was prepared for you is not on this page. Open the link from the original message again, or carry on and fill it in yourself.",
    locked: (brand) => `Filled in by ${brand}, cannot be changed.`,
    renewed: (brand) => `Only ${brand} can correct it: ask for a new link.`,
  },
};
