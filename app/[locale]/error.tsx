"use client";

import { useEffect } from "react";
import { isAtStake } from "@/components/journey/leave-guard";
import { useJourney } from "@/components/journey/stores";
import { Button } from "@/components/ui/button";
import { useNewPage } from "@/components/ui/page/use-new-page";
import { useSettings } from "@/components/ui/settings";
import { useWords } from "@/components/ui/words";

type PageErrorProps = {
  /** `digest`: the error's code in the server's log. */
  error: Error & { digest?: string };
  /** Refetches; React's `reset` would render the same failure again. */
  retry: () => void;
};

export default function PageError({ error, retry }: PageErrorProps) {
  const { words } = useWords();
  const { heading, kept, lead, retry: again } = words.crash;
  useKeptTitle(`${words.title.error} ${heading} · ${useSettings().brandName}`);
  const title = useNewPage(heading, { wrong: true });
  return (
    <div className="mx-auto w-full max-w-column space-y-6">
      <h1 ref={title} tabIndex={-1} className="text-heading">
        {heading}
      </h1>
      <p role="alert">
        {isAtStake(useJourney()) && `${kept} `}
        {lead}
      </p>
      {error.digest && (
        <p className="text-help text-muted">
          {words.result.reference}: <span className="select-all">{error.digest}</span>
        </p>
      )}
      <Button onClick={retry}>{again}</Button>
    </div>
  );
}

/** The server's title of the failed page may come later; it stands again once that page is shown. */
function useKeptTitle(title: string): void {
  useEffect(() => {
    let served = document.title;
    const keep = () => {
      if (document.title === title) return;
      served = document.title;
      document.title = title;
    };
    keep();
    const observer = new MutationObserver(keep);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      document.title = served;
    };
  }, [title]);
}
