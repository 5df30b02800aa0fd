"use client";

import { useWords } from "@/components/ui/words";

/** How often this application may still be sent, where the server has said so. */
export function AttemptsLeft({ count }: { count: number | undefined }) {
  const { words } = useWords();
  return count === undefined ? null : (
    <p className="text-help text-muted">{words.result.attemptsLeft(count)}</p>
  );
}
