"use client";

import { useEffect, useSyncExternalStore } from "react";

let said = "";
const listeners = new Set<() => void>();

/** Has a screen reader say a sentence, once it has finished what it is saying. */
export function announce(sentence: string): void {
  // The same sentence again must be another text, or it is not read out.
  said = sentence === said ? `${sentence}\u00a0` : sentence;
  for (const listener of listeners) listener();
}

/** Announces what stands on the page whenever it changes; an empty sentence says nothing. */
export function useAnnounced(sentence: string): void {
  useEffect(() => {
    if (sentence) announce(sentence);
  }, [sentence]);
}

/** The page's one polite live region. It is there from the start, since a region that comes with its text stays silent. */
export function Announcer() {
  const sentence = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => said,
    () => "",
  );
  return (
    <p role="status" className="sr-only">
      {sentence}
    </p>
  );
}
