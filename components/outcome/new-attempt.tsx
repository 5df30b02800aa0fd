"use client";

import { useEffect, useState } from "react";
import { goTo } from "@/components/journey/navigation";
import { Button } from "@/components/ui/button";
import { useAnnounced } from "@/components/ui/page/use-announced";
import { useWords } from "@/components/ui/words";
import { momentOf } from "@/lib/moments";
import { goOnFrom } from "@/lib/onboarding/attempt/record-attempt";
import { getJourney } from "@/lib/onboarding/draft";
import { firstIncompleteStep } from "@/lib/onboarding/progress";

export function NewAttempt({ attemptId, retryAt }: { attemptId: string; retryAt: string }) {
  const { locale, words } = useWords();
  const open = useReached(retryAt);
  // After a reload nothing is left to send.
  const way = open && firstIncompleteStep(getJourney().draft) === "review" ? words.result.unknown.goOn : "";
  useAnnounced(way, way);
  if (!open) return <p>{words.result.unknown.goOnAt(momentOf(new Date(retryAt), { locale }))}</p>;
  if (!way) return null;
  const goOn = () => {
    goOnFrom(attemptId);
    goTo("review");
  };
  return <Button onClick={goOn}>{way}</Button>;
}

function useReached(time: string): boolean {
  const [reached, setReached] = useState(() => Date.now() >= Date.parse(time));
  useEffect(() => {
    // Each second: a sleeping phone lets long timers wait.
    const ticking = setInterval(() => setReached(Date.now() >= Date.parse(time)), 1_000);
    return () => clearInterval(ticking);
  }, [time]);
  return reached;
}
