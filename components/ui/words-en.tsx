"use client";

import type { ReactNode } from "react";
import { en } from "@/lib/words/en";
import { WordsContext } from "./words";

const spoken = { locale: "en", words: en } as const;

export function WordsEn({ children }: { children: ReactNode }) {
  return <WordsContext value={spoken}>{children}</WordsContext>;
}
