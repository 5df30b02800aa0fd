"use client";

import { lazy, Suspense, useState } from "react";
import { useWords } from "@/components/ui/words";
import { ReviewButton } from "./actions";
import { OutcomeHeading } from "./outcome-heading";
import type { Refused, RefusedProps } from "./refused";

/** Few are refused, so few load this. Looked for anew on each screen: `lazy` keeps a failure. */
export function RefusedScreen(props: RefusedProps) {
  const [Screen] = useState(() =>
    lazy(() =>
      import("./refused").then(
        ({ Refused }) => ({ default: Refused }),
        () => ({ default: Plain }),
      ),
    ),
  );
  return (
    <Suspense>
      <Screen {...props} />
    </Suspense>
  );
}

const Plain: typeof Refused = () => {
  const { words } = useWords();
  const { heading } = words.result.refused;
  return (
    <>
      <OutcomeHeading kind="refused" heading={heading} lead={words.notOpened} />
      <ReviewButton label={words.result.toReview} />
    </>
  );
};
