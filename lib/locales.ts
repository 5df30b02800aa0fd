type LocaleFacts = {
  name: string;
  /** BCP 47, for `Intl`. */
  tag: string;
  /** Former codes, still sent by old browsers. */
  formerly: readonly string[];
};

/** Default first; keys are path segments and `lang`. */
const table = {
  id: { name: "Bahasa Indonesia", tag: "id-ID", formerly: ["in"] },
  en: { name: "English", tag: "en-GB", formerly: [] },
} as const satisfies Record<string, LocaleFacts>;

export type Locale = keyof typeof table;

export const localeFacts: Record<Locale, LocaleFacts> = table;
export const locales = Object.keys(table) as [Locale, ...Locale[]];
export const defaultLocale = locales[0];

export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value);
