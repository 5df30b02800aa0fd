"use client";

import { useWords } from "./words";

/** Within a link: says to who cannot see it that it opens a new tab. */
export function NewTab() {
  const { words } = useWords();
  return <span className="sr-only"> ({words.start.newTab})</span>;
}
