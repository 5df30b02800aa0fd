import { defaultLocale, isLocale } from "../../locales";
import { momentOf } from "../../moments";
import type { StartReply } from "../../onboarding/start-reply";
import { linkWords } from "../../words/link";
import { wordsOf } from "../../words/of";
import { movedWords, startTroubleWords } from "../../words/start-trouble";

type Trouble = Extract<StartReply, { kind: "refused" }> | { reason: "cookie" };

/** From the page, so neither need be what it should. */
type Asked = { locale: unknown; again: unknown };

/** On the server: a page of any build can show it, and few need it. */
export function startSentence(trouble: Trouble, asked: Asked, support: string | undefined): string {
  const { locale: given } = asked;
  const locale = typeof given === "string" && isLocale(given) ? given : defaultLocale;
  const words = wordsOf(locale);
  const { cookie, origin } = startTroubleWords[locale];
  const { refused } = words.result;
  const told = ({ first, again }: { first: string; again: string }) => {
    if (!(Number(asked.again) > 0)) return first;
    return support === undefined ? again : `${again} ${words.support(support)}`;
  };
  switch (trouble.reason) {
    case "cookie":
      return told(cookie);
    case "session":
      if ("moved" in trouble) return movedWords[locale][trouble.moved];
      if (!trouble.link) return told(origin);
      return Object.values(linkWords[locale][trouble.link]).join(". ");
    case "consent":
      return words.failures.reload;
    case "staff":
      return refused.staff;
    case "limit":
      return `${refused.limit} ${refused.retryAt(momentOf(new Date(trouble.retryAt), { locale }))}`;
  }
}
