"use client";

import { useEffect, useState } from "react";
import { Notice } from "@/components/ui/notice";
import type { SeenBefore as Told } from "@/lib/branch/seen-before";
import { getJourney } from "@/lib/onboarding/draft";
import { readAnswer } from "@/lib/onboarding/field";

type SeenBeforeProps = {
  /** The server action that looks a NIK up. */
  look: (nik: string) => Promise<Told>;
  /** Said where the server could not be asked, or would not tell. */
  failed: string;
};

/** On the review at a branch, before anything is paid: what was submitted with this NIK earlier. */
export function SeenBefore({ look, failed }: SeenBeforeProps) {
  const [told, setTold] = useState<Told | null>(null);
  useEffect(() => {
    let gone = false;
    const nik = readAnswer("identityId", getJourney().draft);
    if (!nik.ok) return;
    look(nik.value).then(
      (answer) => !gone && setTold(answer),
      () => !gone && setTold({ kind: "refused" }),
    );
    return () => {
      gone = true;
    };
  }, [look]);
  if (told === null || told.kind === "new") return null;
  if (told.kind !== "seen")
    return (
      <Notice tone="info" role="status">
        <p>{told.kind === "limit" ? told.sentence : failed}</p>
      </Notice>
    );
  return (
    <Notice tone="warn" role="status">
      <h2 className="text-section">{told.heading}</h2>
      <ul className="space-y-2">
        {told.attempts.map(({ sentence, reference }) => (
          <li key={sentence + reference}>
            {sentence} <bdi className="select-all break-all font-medium digits">{reference}</bdi>
          </li>
        ))}
      </ul>
      <p>{told.lead}</p>
    </Notice>
  );
}
