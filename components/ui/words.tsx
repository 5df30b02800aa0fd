"use client";

import type { ReactNode } from "react";
import { providers } from "#words-providers";
import type { Locale } from "@/lib/locales";

export { useWords } from "./words-context";

export function WordsProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const Provider = providers[locale];
  return <Provider>{children}</Provider>;
}
