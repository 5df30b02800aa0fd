type LocaleFacts = {
  /** In the language itself. */
  name: string;
  /** BCP 47, for `Intl`. */
  tag: string;
  /** Former codes of the language, which old browsers send. */
  formerly: readonly string[];
};

/** The languages of the product, the default first. The key is the first path segment of every page, and its `lang`. */
const table = {
  id: { name: "Bahasa Indonesia", tag: "id-ID", formerly: ["in"] },
  en: { name: "English", tag: "en-GB", formerly: [] },
} as const satisfies Record<string, LocaleFacts>;

export type Locale = keyof typeof table;

export const localeFacts: Record<Locale, LocaleFacts> = table;
export const locales = Object.keys(table) as [Locale, ...Locale[]];
export const defaultLocale = locales[0];

export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value);
