"use client";

import { type RefObject, useEffect, useRef } from "react";
import { useSettings } from "./settings";
import { useWords } from "./words";

export type NewPage = {
  /** True while the page shows problems: the title then begins with the word for "error". */
  wrong?: boolean;
  /** What the page shows under the same heading: what had the focus is gone with the last view. */
  view?: string;
};

/**
 * What comes in a page's place begins as a page does: at the top, with a title of its own, its heading in focus.
 * @returns for the heading, which must be focusable (`tabIndex={-1}`)
 */
export function useNewPage(
  heading: string,
  { wrong, view }: NewPage = {},
): RefObject<HTMLHeadingElement | null> {
  const { words } = useWords();
  const { brandName } = useSettings();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${wrong ? `${words.title.error} ` : ""}${heading} · ${brandName}`;
  }, [wrong, heading, brandName, words]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new heading or view takes the focus, though nothing reads it
  useEffect(() => {
    scrollTo(0, 0);
    title.current?.focus({ preventScroll: true });
  }, [heading, view]);
  return title;
}
