"use client";

import { useEffect, useSyncExternalStore } from "react";

let said = "";
const listeners = new Set<() => void>();

export function announce(sentence: string): void {
  // An equal text would not be read out again.
  said = sentence === said ? `${sentence}\u00a0` : sentence;
  for (const listener of listeners) listener();
}

export function useAnnounced(sentence: string): void {
  useEffect(() => {
    if (sentence) announce(sentence);
  }, [sentence]);
}

/** Rendered from the start: a live region that arrives with its text stays silent. */
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
