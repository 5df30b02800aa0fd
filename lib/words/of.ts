import type { Locale } from "../locales";
import { en } from "./en";
import { id, type Words } from "./id";

const dictionaries: Record<Locale, Words> = { id, en };

/** For server components and tests; in the browser `useWords` gives one language only. */
export const wordsOf = (locale: Locale): Words => dictionaries[locale];
