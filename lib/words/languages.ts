import { defaultLocale, type Locale, localeFacts, locales } from "../locales";

/** By `Accept-Language` (RFC 9110, 12.5.4). `ms` is not read as `id`. */
export function chooseLocale(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find(Boolean);
      return { code: tag.split("-")[0] ?? "", weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted.map(({ code }) => localeOf(code)).find((locale) => locale !== undefined) ?? defaultLocale;
}

const localeOf = (code: string) =>
  locales.find((locale) => locale === code || localeFacts[locale].formerly.includes(code));
