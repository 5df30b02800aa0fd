"use client";

import { useWords } from "@/components/ui/words";
import { momentOf } from "@/lib/moments";

export function Time({ at }: { at: string }) {
  const { locale, words } = useWords();
  return (
    <p>
      <span className="text-muted">{words.result.time}: </span>
      <time dateTime={at} className="digits">
        {momentOf(new Date(at), { locale })}
      </time>
    </p>
  );
}
