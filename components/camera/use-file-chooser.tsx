"use client";

import { type ReactNode, useRef } from "react";
import { type Agent, isIos } from "@/lib/camera/browser";

/** A hint: the bytes count. */
const everywhere = "image/jpeg,image/png,image/webp,image/svg+xml,.jpg,.jpeg,.png,.webp,.svg";

/** Without HEIC, iOS hands over a JPEG. */
export const acceptedFiles = (agent: Agent) => (isIos(agent) ? everywhere : `${everywhere},image/heic,.heic`);

/** @returns `input`: must stand on the page, out of sight */
export function useFileChooser(onFile: (file: File) => void): { choose: () => void; input: ReactNode } {
  const input = useRef<HTMLInputElement>(null);
  return {
    choose: () => input.current?.click(),
    input: (
      <input
        ref={input}
        type="file"
        accept={acceptedFiles(navigator)}
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
