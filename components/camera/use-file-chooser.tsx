"use client";

import { type ReactNode, useRef } from "react";

/** What the file dialog offers. Only a hint: what counts are the bytes, see `readPhotoFile`. */
const acceptedFiles =
  "image/jpeg,image/png,image/webp,image/svg+xml,image/heic,.jpg,.jpeg,.png,.webp,.svg,.heic";

/**
 * @returns `choose` opens the browser's file dialog; `input` must stand on the page, out of sight and of the keyboard's way
 */
export function useFileChooser(onFile: (file: File) => void): { choose: () => void; input: ReactNode } {
  const input = useRef<HTMLInputElement>(null);
  return {
    choose: () => input.current?.click(),
    input: (
      <input
        ref={input}
        type="file"
        accept={acceptedFiles}
        className="hidden"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file chosen again after a refusal is a new try.
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
    ),
  };
}
