"use client";

import { useEffect } from "react";
import { onHandedOver } from "./handed-over";

/**
 * Covered when left or hidden, shown again only where the server still lets them.
 */
export function Guarded() {
  useEffect(() => {
    const stopping = new AbortController();
    const { signal } = stopping;
    const { style } = document.documentElement;
    const cover = () => {
      style.opacity = "0";
    };
    const look = async () => {
      cover();
      if (document.hidden) return;
      const answer = await fetch("/api/branch/in-flight", { signal, cache: "no-store" }).catch(() => null);
      if (signal.aborted || document.hidden) return;
      if (answer?.ok) style.opacity = "";
      else location.reload();
    };
    const anew = () => {
      cover();
      location.reload();
    };
    addEventListener("pagehide", cover, { signal });
    addEventListener("visibilitychange", look, { signal });
    addEventListener("pageshow", ({ persisted }) => persisted && anew(), { signal });
    onHandedOver(anew, signal);
    return () => {
      stopping.abort();
      style.opacity = "";
    };
  }, []);
  return null;
}
