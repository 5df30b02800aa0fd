"use client";

import { type RefObject, useEffect, useRef } from "react";
import { useSettings } from "../settings";
import { useWords } from "../words";
import { endPage } from "./announcements";

export type NewPage = {
  /** The title then begins with the word for "error". */
  wrong?: boolean;
  /** A change under the same heading: the focused element is gone. */
  view?: string;
};

/** The heading needs `tabIndex={-1}`. */
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
    // React leaves the old page before the new one announces anything.
    return endPage;
  }, [heading, view]);
  return title;
}
