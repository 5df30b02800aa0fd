"use client";

import { useSettings } from "@/components/ui/settings";
import { hadTrouble } from "./camera-memory";

/** Whether a file may be given here and now: the operator can forbid it, or allow it only after a camera problem. */
export function useUploadOffer(): boolean {
  const { photoUpload } = useSettings();
  return { on: true, off: false, after_problem: hadTrouble() }[photoUpload];
}
