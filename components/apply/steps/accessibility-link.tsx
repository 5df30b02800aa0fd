import { isLocale } from "@/lib/locales";
import { accessibility } from "@/lib/words/accessibility";
import { wordsOf } from "@/lib/words/of";

/** Rendered by the server, so that its words weigh on no browser. */
export function AccessibilityLink({ locale }: { locale: string }) {
  if (!isLocale(locale)) return null;
  return (
    <a
      href={`/${locale}/accessibility`}
      target="_blank"
      rel="noopener"
      className="inline-flex min-h-12 items-center text-help underline underline-offset-4"
    >
      {accessibility[locale].link}
      <span className="sr-only"> ({wordsOf(locale).start.newTab})</span>
    </a>
  );
}
