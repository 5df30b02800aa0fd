import { createContext, type ReactNode, use } from "react";
import type { Locale } from "@/lib/locales";
import type { Words } from "@/lib/words/id";

type Spoken = { locale: Locale; words: Words };

const WordsContext = createContext<Spoken | null>(null);

export const providing =
  (spoken: Spoken) =>
  ({ children }: { children: ReactNode }) => <WordsContext value={spoken}>{children}</WordsContext>;

export function useWords(): Spoken {
  const spoken = use(WordsContext);
  if (!spoken) throw new Error("useWords needs WordsProvider around it");
  return spoken;
}
