"use client";

import { type ReactNode, useRef } from "react";
import { isIos } from "@/lib/camera/browser";

/** What the file dialog offers. Only a hint: what counts are the bytes, see `readPhotoFile`. */
const acceptedFiles = "image/jpeg,image/png,image/webp,image/svg+xml,.jpg,.jpeg,.png,.webp,.svg";

/** iOS turns its HEIC photos into JPEG for a page that does not ask for HEIC, which older Safaris cannot open. */
const accepted = () => (isIos(navigator) ? acceptedFiles : `${acceptedFiles},image/heic,.heic`);

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
        accept={accepted()}
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
