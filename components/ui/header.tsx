"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { locales } from "@/lib/onboarding/locale";
import { localeNames } from "@/lib/words/languages";
import { useSettings } from "./settings";
import { useWords } from "./words";

/** The operator's name and the language switch, which keeps the page, the step and everything given so far. */
export function Header() {
  const { brandName, logoUrl } = useSettings();
  return (
    <header className="border-b border-line bg-raised">
      <div className="mx-auto flex min-h-14 max-w-spread items-center justify-between gap-4 px-4">
        {logoUrl ? (
          // biome-ignore lint/performance/noImgElement: the operator's own file, already as small as it gets
          <img
            src={logoUrl}
            alt={brandName}
            className="h-8 w-auto max-w-48 object-contain object-left dark:rounded dark:bg-white dark:px-1"
          />
        ) : (
          <p className="font-semibold">{brandName}</p>
        )}
        <LanguageSwitch />
      </div>
    </header>
  );
}

function LanguageSwitch() {
  const { locale, words } = useWords();
  const pathname = usePathname();
  const search = useSearchParams().toString();
  return (
    <nav className="no-print" aria-label={words.header.language}>
      {locales
        .filter((other) => other !== locale)
        .map((other) => (
          <Link
            key={other}
            href={`${pathname.replace(/^\/[a-z]+/, `/${other}`)}${search ? `?${search}` : ""}`}
            hrefLang={other}
            lang={other}
            prefetch={false}
            className="inline-flex min-h-12 items-center text-help text-ink underline underline-offset-4"
          >
            {localeNames[other]}
          </Link>
        ))}
    </nav>
  );
}
