"use client";

import { useRouter } from "next/navigation";
import { useId, useState, useTransition } from "react";
import { emptyJourney, getJourney, holdsAnswers } from "@/lib/onboarding/draft";
import { loadUpdated } from "@/lib/onboarding/updated-page";
import { askServer } from "../ask-server";
import { FieldMessage } from "../field";
import { useSettings } from "../settings";
import { useWords } from "../words";

/** Why the page stays; `null`: it may be left; empty: another document is being loaded. */
export type Refusal = string | null;

/** Asks first: Next would reload, and every answer would be lost. */
export function useServerPage() {
  const { words } = useWords();
  const { build } = useSettings();
  const router = useRouter();
  const id = useId();
  const [refused, setRefused] = useState<Refusal>(null);
  const [opening, startOpening] = useTransition();

  /** Without answers the other build takes this page's place, with the ticks. */
  const outdated = (address: string): Refusal => {
    if (holdsAnswers(getJourney().draft)) return words.failures.reload;
    loadUpdated(address);
    return "";
  };
  const ask = async (address: string): Promise<Refusal> => {
    if (getJourney().draft === emptyJourney.draft) return null;
    switch (await askServer(address, build)) {
      case "same":
        return null;
      case "another":
        return outdated(address);
      case "redirected":
        return words.result.refused.staff;
      case "silent":
        return words.notOpened;
    }
  };
  /** @param begin asks the server in place of the usual question */
  const open = (address: string, begin = ask) => {
    if (opening) return;
    startOpening(async () => {
      const refusal = await begin(address);
      setRefused(refusal);
      if (refusal === null) startOpening(() => router.push(address));
    });
  };
  return {
    open,
    opening,
    outdated,
    refusal: refused && (
      <div role="alert">
        <FieldMessage id={id} tone="warn">
          {refused}
        </FieldMessage>
      </div>
    ),
  };
}
