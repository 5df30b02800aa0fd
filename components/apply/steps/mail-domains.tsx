"use client";

import { useJourney } from "@/components/journey/stores";
import { Button } from "@/components/ui/button";
import { useAnnounced } from "@/components/ui/page/use-announced";
import { useWords } from "@/components/ui/words";
import { applySuggestion, offeredDomains } from "@/lib/fields/email";

/** Once the @ is typed, the rest of most people's addresses: one press instead of ten letters. */
export function MailDomains({ onTake }: { onTake: (address: string) => void }) {
  const { words } = useWords();
  const typed = useJourney().draft.answers.emailAddress;
  const domains = offeredDomains(typed);
  const heading = domains[0] ? words.contact.domains : "";
  useAnnounced(heading, heading);
  if (!heading) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a question of its own, and this is none
    <div role="group" aria-label={heading} className="flex flex-wrap gap-2">
      {domains.map((domain) => (
        <Button
          key={domain}
          look="second"
          className="text-help"
          onClick={() => onTake(applySuggestion(typed, domain))}
        >
          @{domain}
        </Button>
      ))}
    </div>
  );
}
