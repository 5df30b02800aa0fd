"use client";

import { useEffect, useRef } from "react";

/**
 * Takes a photo that is dragged onto the page, anywhere on it: dropped beside a smaller target, it would open in place of
 * the page and the form would be lost. So it is caught even where no file is wanted.
 * @param onFile `null` while no file is wanted
 */
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
