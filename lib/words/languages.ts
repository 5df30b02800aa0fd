import { isLocale, type Locale, locales } from "../locales";

/** Each language's own name, for the switch. */
export const localeNames: Record<Locale, string> = { id: "Bahasa Indonesia", en: "English" };

/**
 * Picks the language of `/` from an `Accept-Language` header (RFC 9110, 12.5.4): the listed language of ours with the
 * highest weight, the default where none fits. `ms` is not read as `id`; `in` is Android's old code for Indonesian.
 */
export function chooseLocale(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find(Boolean);
      const primary = tag.split("-")[0];
      return { locale: primary === "in" ? "id" : primary, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { locale } of wanted) if (isLocale(locale)) return locale;
  return locales[0];
}
