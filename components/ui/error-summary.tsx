"use client";

import { useEffect, useRef } from "react";
import { CircleAlert } from "./icons";
import { useWords } from "./words";

export type SummaryItem = { fieldId: string; sentence: string };

/**
 * What is wrong on this page, each sentence a link to its field (GOV.UK Design System, error summary).
 * @param submitCount each submit moves the focus here again
 */
export function ErrorSummary({ items, submitCount }: { items: SummaryItem[]; submitCount: number }) {
  const { words } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const shown = items.length > 0;
  const takesFocus = shown && submitCount > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another submit takes the focus, though nothing reads it
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [submitCount, takesFocus]);
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
        <CircleAlert className="size-6 shrink-0 text-bad" />
        {words.summary}
      </h2>
      <ul>
        {items.map(({ fieldId, sentence }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same sentence on another field must not fire the alert again
          <li key={index}>
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
