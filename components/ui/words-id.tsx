"use client";

import type { ReactNode } from "react";
import { id } from "@/lib/words/id";
import { WordsContext } from "./words";

const spoken = { locale: "id", words: id } as const;

export function WordsId({ children }: { children: ReactNode }) {
  return <WordsContext value={spoken}>{children}</WordsContext>;
}
