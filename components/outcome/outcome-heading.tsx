"use client";

import { CircleAlert, CircleCheck, CircleHelp, CircleX, type LucideIcon, TriangleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { useSettings } from "@/components/ui/settings";
import type { OutcomeKind } from "@/lib/onboarding/outcome";

const looks: Record<OutcomeKind, { Icon: LucideIcon; colour: string }> = {
  verified: { Icon: CircleCheck, colour: "text-good" },
  verified_with_reason: { Icon: CircleCheck, colour: "text-good" },
  not_verified: { Icon: CircleX, colour: "text-bad" },
  invalid: { Icon: CircleAlert, colour: "text-bad" },
  refused: { Icon: TriangleAlert, colour: "text-warn" },
  unavailable: { Icon: TriangleAlert, colour: "text-warn" },
  unknown: { Icon: CircleHelp, colour: "text-warn" },
};

/** Icon, heading and one sentence: a result is read in one glance. */
export function OutcomeHeading({
  kind,
  heading,
  lead,
}: {
  kind: OutcomeKind;
  heading: string;
  lead: string;
}) {
  const { Icon, colour } = looks[kind];
  const { brandName } = useSettings();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${heading} · ${brandName}`;
    scrollTo(0, 0);
    title.current?.focus({ preventScroll: true });
  }, [heading, brandName]);
  return (
    <header>
      <Icon aria-hidden="true" className={`mb-3 size-12 ${colour}`} />
      <h1 ref={title} tabIndex={-1} className="text-heading">
        {heading}
      </h1>
      <p className="mt-2">{lead}</p>
    </header>
  );
}
