"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** Of a page that comes without a new document, which would drop the focus. */
export function FocusedHeading({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Whoever types before the page is awake stays in their field.
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className="break-words text-heading">
      {children}
    </h1>
  );
}

/** What a page that has just come has to say first. */
export function Focused({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      {children}
    </div>
  );
}
