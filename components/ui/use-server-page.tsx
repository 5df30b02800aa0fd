"use client";

import { useRouter } from "next/navigation";
import { useId, useState, useTransition } from "react";
import { getJourney } from "@/lib/onboarding/draft";
import { FieldMessage } from "./field";
import { useSettings } from "./settings";
import { useWords } from "./words";

const answersWithin = 8_000;

/** Opens a page from the server. If that fails Next reloads and every answer is lost, so with photos on the page the server is asked first. */
export function useServerPage() {
  const { words } = useWords();
  const { build } = useSettings();
  const router = useRouter();
  const id = useId();
  const [refused, setRefused] = useState("");
  const [opening, startOpening] = useTransition();
  /** Runs just before the page opens, and only then. */
  const open = (address: string, before = () => {}) => {
    if (opening) return;
    startOpening(async () => {
      if (Object.keys(getJourney().draft.photos).length > 0) {
        // Missing in Safari before 16.
        const signal = AbortSignal.timeout?.(answersWithin);
        const answer = await fetch(address, { method: "HEAD", redirect: "manual", signal }).catch(() => null);
        // Redirected to the sign-in, which would end the case.
        if (answer?.status === 0) return setRefused(words.result.refused.staff);
        // A captive portal answers too, without our build.
        if (!answer?.ok || answer.headers.get("x-build") !== build) return setRefused(words.notOpened);
      }
      setRefused("");
      before();
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
