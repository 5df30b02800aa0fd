import type { Locale } from "../locales";

type OldBrowserWords = Record<"heading" | "how" | "script", string>;

/** Below the baseline no script of the page may run: each sentence stands in both languages. */
export const oldBrowserWords: Record<Locale, OldBrowserWords> = {
  id: {
    heading: "Browser ini terlalu lama untuk halaman ini. Perbarui browser, atau buka di ponsel lain.",
    how: "Di Android: buka Play Store, cari Chrome, lalu ketuk Perbarui. Di iPhone: perbarui iOS.",
    script: "Halaman ini membutuhkan JavaScript. Aktifkan di pengaturan browser, lalu muat ulang.",
  },
  en: {
    heading: "This browser is too old for this page. Update it, or use another phone.",
    how: "On Android: open Play Store, look for Chrome and tap Update. On iPhone: update iOS.",
    script: "This page needs JavaScript. Switch it on in the browser's settings, then reload.",
  },
};
