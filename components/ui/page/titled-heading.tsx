"use client";

import { useNewPage } from "./use-new-page";

/** Of a page that stands in another's place, whose title came first. */
export function TitledHeading({ children }: { children: string }) {
  const heading = useNewPage(children);
  return (
    <h1 ref={heading} tabIndex={-1} className="text-heading">
      {children}
    </h1>
  );
}
