"use client";

import { useEffect, useState } from "react";

/** A value once it has stood still for a while, so that nobody is advised in the middle of a word. */
export function useSettled<T>(value: T, milliseconds = 700): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
