import type { Locale } from "../../locales";
import { branchListEn } from "./branch-list-en";
import { type BranchListWords, branchListId } from "./branch-list-id";

/** For server components and tests; the browser gets them as part of the page. */
export const branchListWords = (locale: Locale): BranchListWords => dictionaries[locale];

const dictionaries: Record<Locale, BranchListWords> = { id: branchListId, en: branchListEn };
