"use client";

import { Upload } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/words";
import { acceptedFiles } from "@/lib/photo/read-file";

/** Chooses a photo from the device. The input itself is out of sight and out of the keyboard's way. */
export function UploadButton({ onFile }: { onFile: (file: File) => void }) {
  const { words } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look="second" onClick={() => input.current?.click()}>
        <Upload aria-hidden="true" className="size-5" />
        {words.camera.upload}
      </Button>
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
