"use client";

import type { ReactElement } from "react";
import { useJourney } from "@/components/journey/stores";
import type { Outcome } from "@/lib/outcomes/outcome";
import { Invalid } from "./invalid";
import { NotVerified } from "./not-verified";
import { Refused } from "./refused";
import { ReturnLink } from "./return-link";
import { Unavailable } from "./unavailable";
import { Unknown } from "./unknown";
import { Verified } from "./verified";
import { VerifiedWithReason } from "./verified-with-reason";

export function OutcomeScreen() {
  const { draft, attempt } = useJourney();
  return (
    <div className="mx-auto flex w-full max-w-column flex-1 flex-col gap-6 pb-12">
      {attempt && screenOf(attempt.outcome)}
      {attempt && (
        <ReturnLink
          kind={attempt.outcome.kind}
          done={attempt.draft === draft && "reference" in attempt.outcome}
        />
      )}
    </div>
  );
}

function screenOf(outcome: Outcome): ReactElement {
  switch (outcome.kind) {
    case "verified":
      return <Verified {...outcome} />;
    case "verified_with_reason":
      return <VerifiedWithReason {...outcome} />;
    case "not_verified":
      return <NotVerified {...outcome} />;
    case "invalid":
      return <Invalid />;
    case "refused":
      return <Refused {...outcome} />;
    case "unavailable":
      return <Unavailable {...outcome} />;
    case "unknown":
      return <Unknown {...outcome} />;
  }
}
