"use client";

import { pathOf, withRef } from "@/components/journey/paths";
import { Button } from "@/components/ui/button";
import { useChannel } from "@/components/ui/channel";
import { Notice } from "@/components/ui/notice";
import { useWords } from "@/components/ui/words";
import { attemptIdOf } from "@/lib/onboarding/attempt/attempt-id";
import type { Failure } from "@/lib/onboarding/attempt/pending-submission";
import { getJourney, startAgain } from "@/lib/onboarding/draft";
import { AttemptNumber } from "./attempt-number";

export function FailureNotice({ failure }: { failure: Failure }) {
  const { locale, words } = useWords();
  const channel = useChannel();
  const reload = () => {
    // Asked for by the press, so the leave guard must not ask again.
    startAgain();
    location.assign(withRef(pathOf("start", locale, channel)));
  };
  return (
    <Notice tone="bad" role="alert">
      <p>{words.failures[failure]}</p>
      {failure !== "offline" && <AttemptNumber attemptId={attemptIdOf(getJourney().draft)} />}
      {failure === "reload" && (
        <Button look="second" className="mt-2" onClick={reload}>
          {words.reload}
        </Button>
      )}
    </Notice>
  );
}
