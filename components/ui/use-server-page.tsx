"use client";

import { useRouter } from "next/navigation";
import { useId, useState, useTransition } from "react";
import { getJourney } from "@/lib/onboarding/draft";
import { FieldMessage } from "./field";
import { useSettings } from "./settings";
import { useWords } from "./words";

/** A server that has not answered by now does not, in milliseconds. */
const answersWithin = 8_000;

/**
 * Opens a page that the server has to give. Where it does not, or is of another build, Next loads the page anew, and everything
 * given is gone. So the server is asked first, once there is more to lose than two ticks.
 * @returns `open`, whether it is under way, and what to say while it was in vain
 */
export function useServerPage() {
  const { words } = useWords();
  const { build } = useSettings();
  const router = useRouter();
  const id = useId();
  const [refused, setRefused] = useState("");
  const [opening, startOpening] = useTransition();
  /** @param before done just before the page is opened, and only then */
  const open = (address: string, before = () => {}) => {
    // A second tap would begin a second time.
    if (opening) return;
    startOpening(async () => {
      if (Object.keys(getJourney().draft.photos).length > 0) {
        // Safari before 16 has no such signal, and waits as long as it likes.
        const signal = AbortSignal.timeout?.(answersWithin);
        const answer = await fetch(address, { method: "HEAD", redirect: "manual", signal }).catch(() => null);
        // A branch's pages lead to the sign-in once nobody is signed in, which ends the case.
        if (answer?.status === 0) return setRefused(words.result.refused.staff);
        // A network that answers in the server's place does not say it either.
        if (!answer?.ok || answer.headers.get("x-build") !== build) return setRefused(words.notOpened);
      }
      setRefused("");
      before();
      // Under way until the page is there.
      startOpening(() => router.push(address));
    });
  };
  return {
    open,
    opening,
    refusal: refused && (
      <div role="alert">
        <FieldMessage id={id} tone="warn">
          {refused}
        </FieldMessage>
      </div>
    ),
  };
}
