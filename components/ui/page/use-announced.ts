"use client";

import { useEffect, useRef } from "react";
import { announce } from "./announcements";

/**
 * Announces a sentence whenever it turns up or changes.
 * @param known what stood there from the start is read with the page: then the sentence itself
 */
export function useAnnounced(sentence: string, known = ""): void {
  const last = useRef(known);
  useEffect(() => {
    if (sentence && sentence !== last.current) announce(sentence);
    last.current = sentence;
  }, [sentence]);
}
