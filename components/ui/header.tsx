"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { MouseEvent } from "react";
import { localeFacts, locales } from "@/lib/locales";
import { useSettings } from "./settings";
import { useServerPage } from "./use-server-page";
import { useWords } from "./words";
// Every page has one, and so has the error page: named in what is around all of them it is loaded once.
import "./button";

/** The operator's name and the language switch, which keeps the page, the step and everything given so far. */
export function Header() {
  const { brandName, logoUrl } = useSettings();
  const { open, refusal } = useServerPage();
  return (
    <header className="border-b border-line bg-raised">
      <div className="mx-auto flex min-h-14 max-w-spread items-center justify-between gap-4 px-4">
        {logoUrl ? (
          // biome-ignore lint/performance/noImgElement: the operator's own file, already as small as it gets
          <img
            src={logoUrl}
            alt={brandName}
            className="h-8 w-auto max-w-48 object-contain object-left logo"
          />
        ) : (
          <p className="font-semibold">{brandName}</p>
        )}
        <LanguageSwitch open={open} />
      </div>
      <div className="mx-auto max-w-spread px-4 not-empty:pb-4">{refusal}</div>
    </header>
  );
}

/** Moves as Next's own link does, which would bring 3 KB to the first page for this one. */
function LanguageSwitch({ open }: { open: (address: string) => void }) {
  const { locale, words } = useWords();
  const pathname = usePathname();
  const search = useSearchParams().toString();
  return (
    <nav className="no-print" aria-label={words.header.language}>
      {locales
        .filter((other) => other !== locale)
        .map((other) => {
          const address = `${pathname.replace(/^\/[^/]+/, `/${other}`)}${search ? `?${search}` : ""}`;
          return (
            <a
              key={other}
              href={address}
              hrefLang={other}
              lang={other}
              onClick={(event) => {
                if (opensElsewhere(event)) return;
                event.preventDefault();
                open(address);
              }}
              className="inline-flex min-h-12 items-center text-help text-ink underline underline-offset-4"
            >
              {localeFacts[other].name}
            </a>
          );
        })}
    </nav>
  );
}

/** In another tab or window, or as a download: that is for the browser. */
const opensElsewhere = ({ metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  metaKey || ctrlKey || shiftKey || altKey;
