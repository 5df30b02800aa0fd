"use client";

import { useSettings } from "@/components/ui/settings";
import { useWords } from "@/components/ui/words";
import { leaveUnasked } from "./leave-guard";

export function Support() {
  const { words } = useWords();
  const { supportContact } = useSettings();
  if (!supportContact) return null;
  const [before, after] = words.support(supportContact).split(supportContact);
  const address = addressOf(supportContact);
  // An app opens over this page; a page would replace it, and all would be lost.
  const site = address === supportContact;
  return (
    <p className="text-help text-muted">
      {before}
      {address ? (
        <a
          href={address}
          {...(site ? { target: "_blank", rel: "noopener" } : { onClick: leaveUnasked })}
          className="inline-flex min-h-12 items-center text-ink underline underline-offset-4"
        >
          {supportContact}
          {site && <span className="sr-only"> ({words.start.newTab})</span>}
        </a>
      ) : (
        supportContact
      )}
      {after}
    </p>
  );
}

/** What a contact can be reached by with one tap; `undefined` for a sentence. */
function addressOf(contact: string): string | undefined {
  if (/^https?:\/\/\S+$/.test(contact)) return contact;
  if (/^[^\s@]+@[^\s@]+$/.test(contact)) return `mailto:${contact}`;
  if (/^\+?[\d\s()-]{5,}$/.test(contact)) return `tel:${contact.replace(/[^\d+]/g, "")}`;
  return undefined;
}
