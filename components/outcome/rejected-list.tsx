"use client";

import { lazy, Suspense } from "react";
import { useJourney } from "@/components/journey/stores";
import { useWords } from "@/components/ui/words";
import { rejectedFields } from "@/lib/onboarding/correction";

type RejectedListProps = { heading: string };

/** Until it is loaded, or where it cannot be, the fields' names do. */
const RejectedItems = lazy(() =>
  import("./rejected-items").then(
    ({ RejectedItems }) => ({ default: RejectedItems }),
    () => ({ default: Names }),
  ),
);

export const RejectedList = (props: RejectedListProps) => (
  <Suspense fallback={<Names {...props} />}>
    <RejectedItems {...props} />
  </Suspense>
);

function Names({ heading }: RejectedListProps) {
  const { words } = useWords();
  const { attempt } = useJourney();
  const fields = attempt ? rejectedFields(attempt, attempt.draft) : [];
  return (
    <p>
      {heading}: {words.listed(fields.flatMap((field) => (field === "consent" ? [] : words.fields[field])))}
    </p>
  );
}
