"use client";

import { type ReactNode, useId, useState } from "react";
import { Button } from "./button";
import { useAnnounced } from "./page/use-announced";

type CopyLinkProps = {
  link: string;
  icon?: ReactNode;
  words: { link: string; copyLink: string; linkCopied: string };
};

export function CopyLink({ link, icon, words }: CopyLinkProps) {
  const id = useId();
  const [copied, setCopied] = useState(false);
  useAnnounced(copied ? words.linkCopied : "");
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
        {icon}
        {words.copyLink}
      </Button>
      <p className="text-help text-good">{copied ? words.linkCopied : ""}</p>
    </div>
  );
}
