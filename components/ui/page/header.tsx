"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { MouseEvent } from "react";
import { localeFacts, locales } from "@/lib/locales";
import { useSettings } from "../settings";
import { useWords } from "../words";
import { useServerPage } from "./use-server-page";
// On every page, so loaded once with the layout.
import "../button";
import "./use-new-page";

export function Header() {
  const { brandName, logoUrl } = useSettings();
  const { open, refusal } = useServerPage();
  return (
    <header className="border-b border-line bg-raised">
      <div className="mx-auto flex min-h-14 max-w-spread flex-wrap items-center justify-between gap-x-4 px-4">
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

/** Next's own link would add 3 KB to the first page. */
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

const opensElsewhere = ({ metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  metaKey || ctrlKey || shiftKey || altKey;
