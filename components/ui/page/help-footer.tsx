import type { Locale } from "@/lib/locales";
import { wordsOf } from "@/lib/words/of";

type HelpFooterProps = { locale: Locale; contact: string | null };

/** In one place on every page (WCAG 3.2.6), rendered by the server. */
export function HelpFooter({ locale, contact }: HelpFooterProps) {
  if (!contact) return null;
  const words = wordsOf(locale);
  const [before, after] = words.support(contact).split(contact);
  const address = addressOf(contact);
  // An app opens over the page; a page would replace it, and all would be lost.
  const site = address === contact;
  return (
    <footer className="mx-auto w-full max-w-spread px-4 text-help text-muted">
      {before}
      {address ? (
        <a
          href={address}
          {...(site && { target: "_blank", rel: "noopener" })}
          className="inline-flex min-h-12 items-center text-ink underline underline-offset-4"
        >
          {contact}
          {site && <span className="sr-only"> ({words.start.newTab})</span>}
        </a>
      ) : (
        contact
      )}
      {after}
    </footer>
  );
}

/** What a contact can be reached by with one tap; `undefined` for a sentence. */
function addressOf(contact: string): string | undefined {
  if (/^https?:\/\/\S+$/.test(contact)) return contact;
  if (/^[^\s@]+@[^\s@]+$/.test(contact)) return `mailto:${contact}`;
  if (/^\+?[\d\s()-]{5,}$/.test(contact)) return `tel:${contact.replace(/[^\d+]/g, "")}`;
  return undefined;
}
