import { en } from "./en";
import { id, type Words } from "./id";
import type { Locale } from "./locales";

const dictionaries: Record<Locale, Words> = { id, en };

/** The words of a language, for server components and tests. In the browser `useWords` gives them, one language only. */
export const wordsOf = (locale: Locale): Words => dictionaries[locale];
