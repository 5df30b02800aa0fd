import type { Locale } from "../locales";
import { branchListEn } from "./branch-list-en";
import { branchListId } from "./branch-list-id";

/** The words of the branch's list, for server components and tests; the browser gets them as part of the page. */
export const branchListWords = (locale: Locale) => ({ id: branchListId, en: branchListEn })[locale];
