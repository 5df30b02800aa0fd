"use client";

import { useId, useState } from "react";
import { pathOf, withRef } from "@/components/journey/paths";
import { Button } from "@/components/ui/button";
import { useChannel } from "@/components/ui/channel";
import { Copy } from "@/components/ui/more-icons";
import { useAnnounced } from "@/components/ui/page/use-announced";
import { useWords } from "@/components/ui/words";
import { cameraHelp } from "@/lib/words/camera-help";

/** Of the first page, for another browser; only the operator's reference goes along. */
export function CopyLink() {
  const { locale } = useWords();
  const words = cameraHelp[locale];
  const channel = useChannel();
  const id = useId();
  const [copied, setCopied] = useState(false);
  useAnnounced(copied ? words.linkCopied : "");
  const link = new URL(withRef(pathOf("start", locale, channel)), location.href).href;
  const copy = async () => {
    // Where an app forbids it, the link still stands there to be copied by hand.
    await navigator.clipboard?.writeText(link).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div className="space-y-2">
      <label htmlFor={id} className="block font-medium">
        {words.link}
      </label>
      <input
        id={id}
        readOnly
        value={link}
        onFocus={(event) => event.target.select()}
        className="block min-h-field w-full rounded-field border border-edge bg-raised px-4"
      />
      <Button look="second" className="w-full" onClick={copy}>
        <Copy className="size-5" />
        {words.copyLink}
      </Button>
      <p className="text-help text-good">{copied ? words.linkCopied : ""}</p>
    </div>
  );
}
