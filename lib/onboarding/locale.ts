/** The languages of the product, the first one by default. */
export const locales = ["id", "en"] as const;
export type Locale = (typeof locales)[number];
