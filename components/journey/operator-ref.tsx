"use client";

import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { readRef } from "@/lib/onboarding/ref";
import { rememberRef } from "./application";

/** Remembers the operator's reference from the address that the page was opened with. */
export function OperatorRef() {
  const ref = readRef(useSearchParams().get("ref"));
  useEffect(() => {
    if (ref !== null) rememberRef(ref);
  }, [ref]);
  return null;
}
