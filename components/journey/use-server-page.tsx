"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { FieldError } from "@/components/ui/field";
import { useSettings } from "@/components/ui/settings";
import { useWords } from "@/components/ui/words";
import { getJourney } from "@/lib/onboarding/draft";

/**
 * Opens a page that the server has to give. Where it does not, or is of another build, Next loads the page anew, and everything
 * given is gone. So the server is asked first, once there is more to lose than two ticks.
 * @returns `open`, and what to say while it was in vain
 */
export function useServerPage() {
  const { words } = useWords();
  const { build } = useSettings();
  const router = useRouter();
  const id = useId();
  const [refused, setRefused] = useState(false);
  /** @param before done just before the page is opened, and only then */
  const open = async (address: string, before = () => {}) => {
    if (Object.keys(getJourney().draft.photos).length > 0) {
      const answer = await fetch(address, { method: "HEAD" }).catch(() => null);
      // A network that answers in the server's place does not say it either.
      if (answer?.headers.get("x-build") !== build) return setRefused(true);
    }
    setRefused(false);
    before();
    router.push(address);
  };
  return {
    open,
    refusal: refused && (
      <div role="alert">
        <FieldError id={id} tone="warn">
          {words.notOpened}
        </FieldError>
      </div>
    ),
  };
}
