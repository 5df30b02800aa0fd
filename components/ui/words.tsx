"use client";

import dynamic from "next/dynamic";
import { type ComponentType, createContext, type ReactNode, use } from "react";
import type { Locale } from "@/lib/locales";
import type { Words } from "@/lib/words/id";

type Spoken = { locale: Locale; words: Words };

const WordsContext = createContext<Spoken | null>(null);

const providing =
  (spoken: Spoken) =>
  ({ children }: { children: ReactNode }) => <WordsContext value={spoken}>{children}</WordsContext>;

/** A language is a chunk of its own: only `import()` parts two modules that one layout needs. */
const providers: Record<Locale, ComponentType<{ children: ReactNode }>> = {
  id: dynamic(async () => providing({ locale: "id", words: (await import("@/lib/words/id")).id })),
  en: dynamic(async () => providing({ locale: "en", words: (await import("@/lib/words/en")).en })),
};

export function WordsProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const Provider = providers[locale];
  return <Provider>{children}</Provider>;
}

export function useWords(): Spoken {
  const spoken = use(WordsContext);
  if (!spoken) throw new Error("useWords needs WordsProvider around it");
  return spoken;
}
