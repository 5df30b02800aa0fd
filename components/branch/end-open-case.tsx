"use client";

import { useEffect } from "react";
import { attemptLeft, endCase, holdsCase } from "@/components/case/end-case";
import { useFailure } from "@/components/journey/stores";
import { Notice } from "@/components/ui/notice";
import { useWords } from "@/components/ui/words";
import { journeyDisposed } from "@/lib/onboarding/draft";
import { idleWords } from "@/lib/words/idle";

/** Ends a case that Back or the end of a session left in this document's memory. */
export function EndOpenCase() {
  const { locale } = useWords();
  const failure = useFailure();
  useEffect(() => {
    const end = () => {
      if (holdsCase() || journeyDisposed.get()) endCase(`/${locale}/branch`);
    };
    end();
    // The back-forward cache may bring back a page with an ended case.
    addEventListener("pageshow", end);
    return () => removeEventListener("pageshow", end);
  }, [locale]);
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
