"use client";

import { type ReactNode, useRef } from "react";
import { isIos } from "@/lib/camera/browser";

/** A hint: the bytes count. */
const acceptedFiles = "image/jpeg,image/png,image/webp,image/svg+xml,.jpg,.jpeg,.png,.webp,.svg";

/** Without HEIC, iOS hands over a JPEG. */
const accepted = () => (isIos(navigator) ? acceptedFiles : `${acceptedFiles},image/heic,.heic`);

/** @returns `input`: must stand on the page, out of sight */
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
          // The same file once more is a new try.
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
    ),
  };
}
