"use client";

import { useNewPage } from "@/components/ui/page/use-new-page";
import type { OutcomeKind } from "@/lib/outcomes/outcome";
import { lookOf } from "./outcome-looks";

export function OutcomeHeading({
  kind,
  heading,
  lead,
}: {
  kind: OutcomeKind;
  heading: string;
  lead: string;
}) {
  const { Icon, colour } = lookOf(kind);
  const title = useNewPage(heading);
  return (
    <header>
      <Icon className={`mb-3 size-12 ${colour}`} />
      <h1 ref={title} tabIndex={-1} className="text-heading">
        {heading}
      </h1>
      <p className="mt-2">{lead}</p>
    </header>
  );
}
