"use client";

import { useEffect } from "react";
import { forgetCase } from "@/components/case/end-case";

/**
 * Browsers keep a page that was left, whatever its headers say. On a shared tablet it is emptied before, and covered while
 * it is out of sight, so that nothing of it is seen before it was judged.
 */
export function useCovered(): void {
  useEffect(() => {
    const stopping = new AbortController();
    const { signal } = stopping;
    const { style } = document.documentElement;
    const cover = () => {
      style.opacity = document.hidden ? "0" : "";
    };
    addEventListener("pagehide", forgetCase, { signal });
    addEventListener("visibilitychange", cover, { signal });
    return () => stopping.abort();
  }, []);
}
