"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Check } from "@/components/ui/icons";
import { Copy } from "@/components/ui/more-icons";
import { announce } from "@/components/ui/page/announcements";
import { useWords } from "@/components/ui/words";
import { visible } from "@/lib/visible";

export function Reference({ value }: { value: string }) {
  const { words } = useWords();
  const [copied, setCopied] = useState(false);
  // Where the clipboard is refused the number still stands there to be selected.
  const copy = () =>
    navigator.clipboard?.writeText(value).then(
      () => {
        setCopied(true);
        announce(words.result.copied);
      },
      () => setCopied(false),
    );
  return (
    <div className="rounded-field border border-line bg-raised p-4">
      <p className="text-help text-muted">{words.result.reference}</p>
      <p className="select-all break-all text-help font-medium digits">{visible(value)}</p>
      <Button look="second" className="no-print mt-3 w-full sm:w-auto" onClick={copy}>
        {copied ? <Check className="size-5" /> : <Copy className="size-5" />}
        <span key={String(copied)}>{copied ? words.result.copied : words.result.copy}</span>
      </Button>
    </div>
  );
}
