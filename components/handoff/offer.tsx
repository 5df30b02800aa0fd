import { buttonClass } from "@/components/ui/button";
import type { Locale } from "@/lib/locales";
import { handoffWords } from "@/lib/words/handoff";

type OfferProps = { locale: Locale; operatorRef: string | null; centred?: boolean };

/** To the phone, where the main pointer is a mouse. Written by the server: no script knows of it. */
export function HandoffOffer({ locale, operatorRef, centred = false }: OfferProps) {
  const { text, go } = handoffWords[locale].offer;
  const query = operatorRef === null ? "" : `?ref=${encodeURIComponent(operatorRef)}`;
  return (
    <aside className={`mb-6 hidden w-full max-w-column pointer-fine:block ${centred ? "mx-auto" : ""}`}>
      <div className="space-y-3 rounded-field border border-line bg-raised p-4">
        <p>{text}</p>
        <a href={`/${locale}/handoff${query}`} className={buttonClass("second")}>
          {go}
        </a>
      </div>
    </aside>
  );
}
