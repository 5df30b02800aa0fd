"use client";

import { useJourney } from "@/components/journey/stores";
import { useAnnounced } from "@/components/ui/page/use-announced";
import { useWords } from "@/components/ui/words";
import { provinceOf } from "@/lib/fields/nik";
import { readAnswer } from "@/lib/onboarding/field";

/** The province that a whole NIK names, so that a slip in its first digits is seen. */
export function Province() {
  const { words } = useWords();
  const nik = readAnswer("identityId", useJourney().draft);
  const name = nik.ok ? provinceOf(nik.value) : null;
  const sentence = name ? words.identity.province(name) : "";
  useAnnounced(sentence, sentence);
  return sentence && <p className="text-help text-muted">{sentence}</p>;
}
