"use client";

import { useEffect, useRef } from "react";

/** Takes a file dropped anywhere: the browser would open it in place of the page. `null`: refused, but caught. */
export function useFileDrop(onFile: ((file: File) => void) | null): void {
  const taking = useRef(onFile);
  taking.current = onFile;
  useEffect(() => {
    const stopping = new AbortController();
    const { signal } = stopping;
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = taking.current ? "copy" : "none";
    };
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      if (file) taking.current?.(file);
    };
    window.addEventListener("dragover", over, { signal });
    window.addEventListener("drop", drop, { signal });
    return () => stopping.abort();
  }, []);
}
