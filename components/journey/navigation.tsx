"use client";

import type { AnchorHTMLAttributes } from "react";
import { useChannel } from "@/components/ui/channel";
import { useWords } from "@/components/ui/words";
import type { StepId } from "@/lib/onboarding/steps";
import { pathOf, withRef } from "./paths";

/** Shows a step of this page. The History API moves without a server round trip; Next's router follows it. */
export function goTo(step: StepId, { replace = false } = {}) {
  history[replace ? "replaceState" : "pushState"](null, "", withRef(`?step=${step}`));
}

type StepLinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { step: StepId };

/** A real link to a step, for the keyboard and the reader, that moves as `goTo` does. */
export function StepLink({ step, ...rest }: StepLinkProps) {
  const { locale } = useWords();
  const channel = useChannel();
  return (
    <a
      href={pathOf(step, locale, channel)}
      onClick={(event) => {
        event.preventDefault();
        goTo(step);
      }}
      {...rest}
    />
  );
}
