"use client";

import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/words";

export default function PageError({ reset }: { reset: () => void }) {
  const { words } = useWords();
  return (
    <div className="mx-auto w-full max-w-column space-y-6" role="alert">
      <h1 className="text-heading">{words.crash.heading}</h1>
      <p>{words.crash.lead}</p>
      <Button onClick={reset}>{words.crash.retry}</Button>
    </div>
  );
}
