"use client";

import type { ReactNode } from "react";
import { CaseFrame } from "./case-frame";
// Named here it is in one chunk for both pages.
import "@/components/journey/application";
import "@/components/journey/step-frame";
import "@/components/ui/error-summary";
import "@/components/ui/field";

export function SelfCase({ children }: { children: ReactNode }) {
  return <CaseFrame>{children}</CaseFrame>;
}
