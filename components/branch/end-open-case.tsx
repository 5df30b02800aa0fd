"use client";

import { useEffect } from "react";
import { attemptLeft, endCase, holdsCase } from "@/components/case/end-case";
import { useFailure } from "@/components/journey/stores";
import { Notice } from "@/components/ui/notice";
import { useWords } from "@/components/ui/words";
import { journeyDisposed } from "@/lib/onboarding/draft";
import { idleWords } from "@/lib/words/idle";

/**
 * On every page that is no customer's: Back and the end of a session lead from a case to here inside one document, with
 * the case in its memory. It is ended then, or the next customer would go on with it.
 */
export function EndOpenCase() {
  const { locale } = useWords();
  const failure = useFailure();
  useEffect(() => {
    const end = () => {
      if (holdsCase() || journeyDisposed.get()) endCase(`/${locale}/branch`);
    };
    end();
    // A browser may bring back a page of which it had kept nothing but an ended case.
    addEventListener("pageshow", end);
    return () => removeEventListener("pageshow", end);
  }, [locale]);
  // It was still being sent, and is in no list.
  if (failure === null || attemptLeft() === null) return null;
  const { heading, lead } = idleWords[locale].lost;
  return (
    <div className="mb-6">
      <Notice tone="bad" role="alert">
        <h2 className="text-section">{heading}</h2>
        <p>{lead.branch}</p>
      </Notice>
    </div>
  );
}
