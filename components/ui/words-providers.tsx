import dynamic from "next/dynamic";
import type { ComponentType, ReactNode } from "react";
import type { Locale } from "@/lib/locales";
import { providing } from "./words-context";

/** A language is a chunk of its own: only `import()` parts two modules of one layout. */
export const providers: Record<Locale, ComponentType<{ children: ReactNode }>> = {
  id: dynamic(async () => providing({ locale: "id", words: (await import("@/lib/words/id")).id })),
  en: dynamic(async () => providing({ locale: "en", words: (await import("@/lib/words/en")).en })),
};
