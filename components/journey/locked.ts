import type { ComponentType } from "react";
import type { WireField } from "@/lib/kredibel/constraints";
import type { Draft } from "@/lib/onboarding/draft";

/** Says whose a locked answer is and, where it was rejected, what can be done. */
type LockedNote = ComponentType<{ rejected: boolean }>;

let note: LockedNote;

/** By the chunk that fills in: others load no words for it. */
export const bringLockedNote = (brought: LockedNote) => {
  note = brought;
};

export const lockedNote = (field: WireField, { locked }: Draft): LockedNote | false | undefined =>
  locked && field in locked && note;
