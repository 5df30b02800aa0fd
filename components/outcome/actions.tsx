"use client";

import { useRouter } from "next/navigation";
import { leaveApplication } from "@/components/journey/application";
import { goTo } from "@/components/journey/navigation";
import { pathOf, withRef } from "@/components/journey/paths";
import { useJourney } from "@/components/journey/stores";
import { Button, type ButtonLook } from "@/components/ui/button";
import { useChannel } from "@/components/ui/channel";
import { RotateCcw } from "@/components/ui/more-icons";
import { useServerPage } from "@/components/ui/page/use-server-page";
import { useWords } from "@/components/ui/words";
import { nextCorrectionStep, onlyLockedStand } from "@/lib/onboarding/correction";
import { getJourney, startAgain } from "@/lib/onboarding/draft";

export function CorrectButton({ look = "main" }: { look?: ButtonLook }) {
  const { words } = useWords();
  if (onlyLockedStand(useJourney())) return null;
  return (
    <Button look={look} onClick={() => goTo(nextCorrectionStep("result", getJourney()))}>
      {words.result.correct}
    </Button>
  );
}

/** The server has lost the application; the answers stay. */
export function ConsentAgainButton() {
  const { locale, words } = useWords();
  const channel = useChannel();
  const { open, refusal } = useServerPage();
  return (
    <>
      {refusal}
      <Button onClick={() => open(withRef(pathOf("start", locale, channel)))}>
        {words.result.refused.consentAgain}
      </Button>
    </>
  );
}

/** A branch has its own button. */
export function StartAgainButton({ look = "second" }: { look?: ButtonLook }) {
  const { locale, words } = useWords();
  const channel = useChannel();
  const router = useRouter();
  const restart = () => {
    startAgain();
    leaveApplication();
    router.push(withRef(pathOf("start", locale, channel)));
  };
  if (channel === "branch") return null;
  return (
    <Button look={look} onClick={restart}>
      <RotateCcw className="size-5" />
      {words.result.again}
    </Button>
  );
}

export function ReviewButton({ label, look = "main" }: { label: string; look?: ButtonLook }) {
  return (
    <Button look={look} onClick={() => goTo("review")}>
      {label}
    </Button>
  );
}

export function AttemptsLeft({ count }: { count: number | undefined }) {
  const { words } = useWords();
  return count === undefined ? null : (
    <p className="text-help text-muted">{words.result.attemptsLeft(count)}</p>
  );
}
