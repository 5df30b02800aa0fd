/** The languages of the product, the first one by default. Also the first path segment of every page. */
export const locales = ["id", "en"] as const;
export type Locale = (typeof locales)[number];

export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value);
