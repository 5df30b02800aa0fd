import type { Locale } from "../locales";

type OldBrowserWords = Record<"heading" | "how" | "script", string>;

/** For browsers below the baseline, which may run none of the page's own scripts: each sentence stands in both languages. */
export const oldBrowserWords: Record<Locale, OldBrowserWords> = {
  id: {
    heading: "Versi browser ini sudah lama, jadi halaman ini mungkin tidak berfungsi.",
    how: "Di Android: buka Play Store, cari Chrome, lalu ketuk Perbarui. Di iPhone: perbarui iOS. Atau buka halaman ini di ponsel lain.",
    script: "Halaman ini membutuhkan JavaScript. Aktifkan di pengaturan browser, lalu muat ulang.",
  },
  en: {
    heading: "This browser is an old version, so this page may not work in it.",
    how: "On Android: open Play Store, look for Chrome and tap Update. On iPhone: update iOS. Or open this page on another phone.",
    script: "This page needs JavaScript. Switch it on in the browser's settings, then reload.",
  },
};
