"use client";

import { CircleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { useWords } from "./words";

export type SummaryItem = { fieldId: string; sentence: string };

/**
 * What is wrong on this page, each sentence a link to its field (GOV.UK Design System, error summary).
 * @param turn how often the page was submitted: each time the summary takes the focus again
 */
export function ErrorSummary({ items, turn }: { items: SummaryItem[]; turn: number }) {
  const { words } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const shown = items.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn takes the focus, though nothing reads it
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [turn, shown]);
  if (!shown) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      aria-labelledby="error-summary-heading"
      className="space-y-2 rounded-field border-2 border-bad bg-bad-soft p-4"
    >
      <h2 id="error-summary-heading" className="flex gap-2 text-section">
        <CircleAlert aria-hidden="true" className="size-6 shrink-0 text-bad" />
        {words.summary}
      </h2>
      <ul className="space-y-1">
        {items.map(({ fieldId, sentence }) => (
          <li key={fieldId}>
            <a
              href={`#${fieldId}`}
              className="inline-block min-h-6 py-1 font-medium text-bad underline"
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(fieldId)?.focus();
              }}
            >
              {sentence}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
