"use client";

import { Upload } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Button, waits } from "@/components/ui/button";
import { useWords } from "@/components/ui/words";

/** What the file picker offers. Only a hint: what counts are the bytes, see `readPhotoFile`. */
const acceptedFiles =
  "image/jpeg,image/png,image/webp,image/svg+xml,image/heic,.jpg,.jpeg,.png,.webp,.svg,.heic";

type UploadProps = { onFile: (file: File) => void };

/** Chooses a photo from the device. */
export function UploadButton({ onFile, main, waiting }: UploadProps & { main: boolean; waiting: boolean }) {
  const { words } = useWords();
  return (
    <FileChooser onFile={onFile}>
      {(choose) => (
        <Button look={main ? "main" : "second"} {...waits(waiting, choose)}>
          <Upload aria-hidden="true" className="size-5" />
          {words.camera.upload}
        </Button>
      )}
    </FileChooser>
  );
}

/** Gives its child what opens the browser's file dialog. The input itself is out of sight and of the keyboard's way. */
export function FileChooser({
  onFile,
  children,
}: UploadProps & { children: (choose: () => void) => ReactNode }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      {children(() => input.current?.click())}
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
    </>
  );
}
