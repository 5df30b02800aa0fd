"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { leaveApplication } from "@/components/journey/application";
import { pathOf, withRef } from "@/components/journey/paths";
import { Button } from "@/components/ui/button";
import { useChannel } from "@/components/ui/channel";
import { Notice } from "@/components/ui/notice";
import { useNewPage } from "@/components/ui/page/use-new-page";
import { useWords } from "@/components/ui/words";
import { startAgain } from "@/lib/onboarding/draft";
import { keptDraftWords } from "@/lib/words/kept-draft";

/** On the step where it goes on, and on no other. */
export function Resumed() {
  const { locale } = useWords();
  const channel = useChannel();
  const words = keptDraftWords[locale];
  const router = useRouter();
  const step = useSearchParams().get("step");
  const [first, setFirst] = useState(step);
  // Without one, the page is about to say which.
  if (first === null && step !== null) setFirst(step);
  if (first !== null && step !== first) return null;
  const restart = () => {
    startAgain();
    leaveApplication();
    router.replace(withRef(pathOf("start", locale, channel)));
  };
  return (
    <div className="mx-auto mb-6 w-full max-w-column">
      <Notice tone="info" role="status">
        <p>{words.resumed}</p>
        <button
          type="button"
          onClick={restart}
          className="inline-flex min-h-12 items-center text-help underline underline-offset-4"
        >
          {words.restart}
        </button>
      </Notice>
    </div>
  );
}

export function Elsewhere({ onTakeOver }: { onTakeOver: () => void }) {
  const { locale } = useWords();
  const { heading, lead, here } = keptDraftWords[locale].elsewhere;
  const title = useNewPage(heading);
  return (
    <div className="mx-auto flex w-full max-w-column flex-1 flex-col gap-6 pb-12">
      <header>
        <h1 ref={title} tabIndex={-1} className="text-heading">
          {heading}
        </h1>
        <p className="mt-2">{lead}</p>
      </header>
      <Button onClick={onTakeOver}>{here}</Button>
    </div>
  );
}
