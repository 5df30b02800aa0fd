"use client";

import { type RefObject, useEffect, useRef } from "react";
import { useSettings } from "./settings";

/**
 * What comes in a page's place begins as a page does: at the top, with a title of its own, its heading in focus.
 * @returns for the heading, which must be focusable (`tabIndex={-1}`)
 */
export function useNewPage(heading: string): RefObject<HTMLHeadingElement | null> {
  const { brandName } = useSettings();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${heading} · ${brandName}`;
    scrollTo(0, 0);
    title.current?.focus({ preventScroll: true });
  }, [heading, brandName]);
  return title;
}
