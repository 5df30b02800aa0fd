"use client";

import { useEffect } from "react";
import { forgetCase } from "@/components/case/end-case";

/** The back-forward cache ignores `no-store`: a page that is left is emptied, a hidden one covered. */
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
