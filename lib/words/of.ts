import type { Locale } from "../locales";
import { en } from "./en";
import { id, type Words } from "./id";

const dictionaries: Record<Locale, Words> = { id, en };

/** The words of a language, for server components and tests. In the browser `useWords` gives them, one language only. */
export const wordsOf = (locale: Locale): Words => dictionaries[locale];
