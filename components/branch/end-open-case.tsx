"use client";

import { useEffect } from "react";
import { endCase, holdsCase } from "@/components/case/end-case";
import { useWords } from "@/components/ui/words";
import { isSealed } from "@/lib/onboarding/draft";

/**
 * On every page that is no customer's: Back and the end of a session lead from a case to here inside one document, with
 * the case in its memory. It is ended then, or the next customer would go on with it.
 */
export function EndOpenCase(): null {
  const { locale } = useWords();
  useEffect(() => {
    const end = () => {
      if (holdsCase() || isSealed()) endCase(`/${locale}/branch`);
    };
    end();
    // A browser may bring back a page of which it had kept nothing but an ended case.
    addEventListener("pageshow", end);
    return () => removeEventListener("pageshow", end);
  }, [locale]);
  return null;
}
