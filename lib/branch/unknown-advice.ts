import type { AttemptView } from "../ledger/view";
import { momentOf, timeOf } from "../moments";
import { branchListWords } from "../words/branch/branch-list";
import { dayAt } from "./day";
import type { ListLanguage } from "./listed-attempt";

/** With the day unless today. */
export function unknownAdvice({ retryAt, readAt: now }: AttemptView, language: ListLanguage): string {
  const { waitUntil, mayGoOn, never } = branchListWords(language.locale).unknown;
  if (retryAt === null) return never;
  if (retryAt <= now) return mayGoOn;
  const today = dayAt(retryAt, language.timeZone) === dayAt(now, language.timeZone);
  return waitUntil(today ? timeOf(retryAt, language) : momentOf(retryAt, language));
}
