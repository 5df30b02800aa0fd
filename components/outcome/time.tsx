"use client";

import { useWords } from "@/components/ui/words";
import type { Locale } from "@/lib/locales";

const tags: Record<Locale, string> = { id: "id-ID", en: "en-GB" };

/** A moment in the person's own time zone, which it names. `at`: ISO 8601. */
export function formatTime(at: string, locale: Locale): string {
  return new Intl.DateTimeFormat(tags[locale], {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(new Date(at));
}

export function Time({ at }: { at: string }) {
  const { locale, words } = useWords();
  return (
    <p>
      <span className="text-muted">{words.result.time}: </span>
      <time dateTime={at} className="tabular-nums">
        {formatTime(at, locale)}
      </time>
    </p>
  );
}
