"use client";

import { useWords } from "@/components/ui/words";

/** What support can look a submission up by, or find that it never arrived. */
export function AttemptNumber({ attemptId }: { attemptId: string }) {
  const { words } = useWords();
  return (
    <p className="text-help text-muted">
      {words.result.reference}: <span className="select-all break-all text-ink digits">{attemptId}</span>
    </p>
  );
}
