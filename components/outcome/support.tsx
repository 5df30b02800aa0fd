"use client";

import { useSettings } from "@/components/ui/settings";
import { useWords } from "@/components/ui/words";

/** Whom to ask, where the operator named somebody. */
export function Support() {
  const { words } = useWords();
  const { supportContact } = useSettings();
  return supportContact && <p className="text-help text-muted">{words.support(supportContact)}</p>;
}
