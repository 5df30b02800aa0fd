"use client";

import { useEffect, useRef } from "react";

/** A file dropped anywhere, which the browser would open instead of the page. `null`: refused, but caught. */
export function useFileDrop(onFile: ((file: File) => void) | null): void {
  const taking = useRef(onFile);
  taking.current = onFile;
  useEffect(() => {
    const stopping = new AbortController();
    const { signal } = stopping;
    const take = (event: DragEvent) => {
      const { dataTransfer } = event;
      if (!dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      dataTransfer.dropEffect = taking.current ? "copy" : "none";
      // There is none before it is dropped.
      const [file] = dataTransfer.files;
      if (file) taking.current?.(file);
    };
    for (const type of ["dragover", "drop"] as const) window.addEventListener(type, take, { signal });
    return () => stopping.abort();
  }, []);
}
