"use client";

import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/words";

/** `digest`: the code under which the server's log has it. */
type PageErrorProps = { error: Error & { digest?: string }; reset: () => void };

export default function PageError({ error, reset }: PageErrorProps) {
  const { words } = useWords();
  return (
    <div className="mx-auto w-full max-w-column space-y-6" role="alert">
      <h1 className="text-heading">{words.crash.heading}</h1>
      <p>{words.crash.lead}</p>
      {error.digest && (
        <p className="text-help text-muted">
          {words.result.reference}: <span className="select-all">{error.digest}</span>
        </p>
      )}
      <Button onClick={reset}>{words.crash.retry}</Button>
    </div>
  );
}
