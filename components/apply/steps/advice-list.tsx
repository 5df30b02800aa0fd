"use client";

import { useEffect, useState } from "react";
import { adviceSentence } from "@/components/journey/sentences";
import { useJourney } from "@/components/journey/stores";
import { Button } from "@/components/ui/button";
import { adviceId } from "@/components/ui/field";
import { Info } from "@/components/ui/more-icons";
import { useAnnounced } from "@/components/ui/page/use-announced";
import { useWords } from "@/components/ui/words";
import { applySuggestion } from "@/lib/fields/email";
import type { TextField } from "@/lib/kredibel/constraints";
import { adviceFor } from "@/lib/onboarding/advice";

type AdviceListProps = {
  field: TextField;
  onCorrect?: (answer: string) => void;
};

/** Odd answers that may be right: said aloud, never blocking. */
export function AdviceList({ field, onCorrect }: AdviceListProps) {
  const { words } = useWords();
  const { draft } = useJourney();
  const advice = (adviceFor(useDebounced(draft))[field] ?? []).map((each) => ({
    ...each,
    sentence: adviceSentence(words, each),
  }));
  const said = advice.map(({ sentence }) => sentence).join(" ");
  useAnnounced(said, said);
  const [described, setDescribed] = useState(said);
  useEffect(() => {
    // A screen reader speaks a changed description of what has the focus, beside the announcement.
    if (described !== said && !document.activeElement?.id.startsWith(field)) setDescribed(said);
  });
  return (
    <div id={described === said ? adviceId(field) : undefined} className="space-y-2 empty:hidden">
      {advice.map((each) => (
        <div key={each.sentence} className="flex gap-2 text-help text-warn">
          <Info className="mt-px size-5 shrink-0" />
          <div className="min-w-0">
            {each.sentence}
            {each.code === "email_domain" && onCorrect && (
              <Button
                look="second"
                className="mt-2 flex max-w-full break-all"
                onClick={() => onCorrect(applySuggestion(draft.answers.emailAddress, each.suggestion))}
              >
                {words.contact.takeSuggestion(applySuggestion(draft.answers.emailAddress, each.suggestion))}
              </Button>
            )}
          </div>
        </div>
      ))}
    </div>
  );
}

/** No advice in the middle of a word. */
function useDebounced<T>(value: T): T {
  const [debounced, setDebounced] = useState(value);
  useEffect(() => {
    const timer = setTimeout(setDebounced, 700, value);
    return () => clearTimeout(timer);
  }, [value]);
  return debounced;
}
