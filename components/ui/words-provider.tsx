"use client";

import dynamic from "next/dynamic";
import type { ComponentType, ReactNode } from "react";
import type { Locale } from "@/lib/locales";

/** Two client components named in one layout end in one chunk, whatever files they are in: only `import()` parts them. */
const providers: Record<Locale, ComponentType<{ children: ReactNode }>> = {
  id: dynamic(async () => (await import("./words-id")).WordsId),
  en: dynamic(async () => (await import("./words-en")).WordsEn),
};

/** Gives the page the words of its language, and loads no other. */
export function WordsProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const Provider = providers[locale];
  return <Provider>{children}</Provider>;
}
