"use client";

import { buttonClass } from "@/components/ui/button";
import { useWords } from "@/components/ui/words";

export default function NotFound() {
  const { locale, words } = useWords();
  return (
    <div className="mx-auto w-full max-w-column space-y-6">
      <h1 className="text-heading">{words.notFound.heading}</h1>
      <p>{words.notFound.lead}</p>
      <a href={`/${locale}`} className={buttonClass()}>
        {words.notFound.home}
      </a>
    </div>
  );
}
