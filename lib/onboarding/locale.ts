/** The languages of the product, the first one the default. Also the first path segment of every page. */
export const locales = ["id", "en"] as const;
export type Locale = (typeof locales)[number];
