"use client";

import { createContext, use } from "react";
import type { Locale } from "@/lib/locales";
import type { Words } from "@/lib/words/id";

type Spoken = { locale: Locale; words: Words };

/** Filled by `WordsProvider` with one language only. */
export const WordsContext = createContext<Spoken | null>(null);

/** The words of the page's language, and which language that is. */
export function useWords(): Spoken {
  const spoken = use(WordsContext);
  if (!spoken) throw new Error("useWords needs WordsProvider around it");
  return spoken;
}
