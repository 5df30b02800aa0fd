import { buttonClass } from "@/components/ui/button";
import type { Locale } from "@/lib/locales";
import { handoffWords } from "@/lib/words/handoff";

type OfferProps = {
  locale: Locale;
  operatorRef: string | null;
  /** On the start page, where a computer without a camera changes what is hidden. */
  place?: { id: string; hidden: boolean };
};

/** To the phone, where the main pointer is a mouse. Written by the server alone. */
export function HandoffOffer({ locale, operatorRef, place }: OfferProps) {
  const { text, go } = handoffWords[locale].offer;
  const query = operatorRef === null ? "" : `?ref=${encodeURIComponent(operatorRef)}`;
  return (
    <aside
      {...place}
      // The browser changes it before the page is awake.
      suppressHydrationWarning
      className={`mb-6 hidden w-full max-w-column pointer-fine:block ${place ? "mx-auto" : ""}`}
    >
      <div className="space-y-3 rounded-field border border-line bg-raised p-4">
        <p>{text}</p>
        <a href={`/${locale}/handoff${query}`} className={buttonClass("second")}>
          {go}
        </a>
      </div>
    </aside>
  );
}
