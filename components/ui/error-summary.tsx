"use client";

import { CircleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { useWords } from "./words";

export type SummaryItem = { fieldId: string; sentence: string };

/**
 * What is wrong on this page, each sentence a link to its field (GOV.UK Design System, error summary).
 * @param turn how often the page was submitted: each time the summary takes the focus again; not at 0, when the page has
 *   just opened and its heading has it
 */
export function ErrorSummary({ items, turn }: { items: SummaryItem[]; turn: number }) {
  const { words } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const shown = items.length > 0;
  const takesFocus = shown && turn > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn takes the focus, though nothing reads it
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [turn, takesFocus]);
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
      <ul>
        {items.map(({ fieldId, sentence }) => (
          <li key={fieldId}>
            <a
              href={`#${fieldId}`}
              className="flex min-h-12 items-center font-medium text-bad underline"
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
