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
      className="mx-auto flex min-h-12 w-full max-w-column items-center text-help underline underline-offset-4"
    >
      {accessibility[locale].link}
      <span className="sr-only"> ({wordsOf(locale).start.newTab})</span>
    </a>
  );
}
